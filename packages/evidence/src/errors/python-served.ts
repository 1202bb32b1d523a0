import type { Exchange, Place } from '../exchange.ts';
import { statusOfReason } from '../http/reasons.ts';
import type { LogLine } from '../logs/log-line.ts';

/** django.request: `Forbidden (CSRF cookie not set.): /webhooks/`, `Method Not Allowed (GET): /x`, `Internal Server Error: /x`. */
const django =
  /^(?<reason>Internal Server Error|Forbidden|Bad Request|Unauthorized|Not Found|Method Not Allowed|Not Acceptable|Unsupported Media Type|Too Many Requests)(?: \((?<why>[^()\n]{1,200})\))?: (?<path>\/\S{0,2000})$/;
/** Flask: `Exception on /webhook [POST]`, with the traceback below. */
const flask = /^(?:in \w{1,60}: )?Exception on (?<path>\/\S{0,2000}) \[(?<method>[A-Z]{3,7})\]$/;

/** The request that Django or Flask logs as refused or failed, or undefined. */
export function servedIn({ message, at }: LogLine, place: Place): Exchange | undefined {
  const groups = (django.exec(message) ?? flask.exec(message))?.groups;
  if (!groups?.path) return undefined;
  const { reason, why, path } = groups;
  const status = reason ? statusOfReason(reason) : 500;
  if (status === undefined) return undefined;
  const isMethod = why !== undefined && /^[A-Z]{3,7}$/.test(why);
  const method = groups.method ?? (isMethod ? why : undefined);
  const line = place.firstLine;
  const exchange: Exchange = {
    ...place,
    seenFrom: 'server',
    request: { ...(method && { method }), url: path, headers: [], line },
    response: { status, ...(reason && { reason }), headers: [], line },
  };
  // What Django says of why is in no response.
  if (why && !isMethod) exchange.fields = { reason: why };
  if (at) exchange.startedAt = at;
  return exchange;
}
