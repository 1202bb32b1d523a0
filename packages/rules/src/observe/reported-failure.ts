import type { Exchange } from '@causeway/evidence';
import { addressOf } from './address.ts';
import { bodyKind } from './body-kind.ts';
import { isObject, jsonOf, lineSaying } from './json-body.ts';
import { isJsonType, mediaType, requestHeader, responseHeader } from './shown-headers.ts';

/** Members that say of themselves that the call failed, with the values by which they say so. */
const flags: Record<string, (value: unknown) => boolean> = {
  ok: (v) => v === false,
  success: (v) => v === false || v === 'false',
  succeeded: (v) => v === false,
  isSuccess: (v) => v === false,
  isError: (v) => v === true,
  is_error: (v) => v === true,
  hasErrors: (v) => v === true,
  status: (v) => typeof v === 'string' && /^(?:error|fail|failure)$/i.test(v),
  result: (v) => typeof v === 'string' && /^(?:error|fail|failure)$/i.test(v),
  errors: (v) =>
    (Array.isArray(v) && v.length > 0 && v.every((e) => isObject(e) || typeof e === 'string')) ||
    (isObject(v) && Object.keys(v).length > 0),
  errcode: (v) => typeof v === 'number' && v !== 0,
};

/**
 * The member by which a JSON body says that the call failed, whatever its status: `ok: false`,
 * `errors: [{…}]` (GraphQL), `status: "error"` (JSend), `error` beside `jsonrpc` or alone; undefined when it says no such thing.
 */
export function failureFlag(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  for (const name of Object.keys(value)) {
    const says = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (says?.(value[name])) return name;
  }
  if (userErrorsIn(value).length > 0) return 'data';
  const name = value.error === undefined ? 'error_message' : 'error';
  const error = value[name];
  if (
    error === true ||
    (typeof error === 'string' && error !== '') ||
    (isObject(error) && Object.keys(error).length > 0)
  ) {
    // A resource may have failed and say so in a member `error` of its own; then it has an id and the call went well.
    return value.id === undefined || value.jsonrpc !== undefined ? name : undefined;
  }
  return undefined;
}

/**
 * Lists in which the payloads of GraphQL mutations say what is wrong with their input (`userErrors`, Shopify's
 * `customerUserErrors`), that have something in them.
 */
export function userErrorsIn(value: unknown): unknown[][] {
  if (!isObject(value) || !isObject(value.data)) return [];
  return Object.values(value.data).flatMap((payload) =>
    isObject(payload)
      ? Object.entries(payload).flatMap(([name, list]) =>
          /^(?:userErrors|\w{1,40}UserErrors)$/.test(name) && Array.isArray(list) && list.length > 0 ? [list] : [],
        )
      : [],
  );
}

/** Whether a success by status reports failure in its body, and where; undefined when the body cannot be read. */
export function reportedFailure(exchange: Exchange): { reports: boolean; line: number } | undefined {
  const { response } = exchange;
  if (!response?.body || response.status < 200 || response.status > 299) return undefined;
  const json = jsonOf(response.body);
  if (!json) return undefined;
  const flag = failureFlag(json.value);
  if (flag === undefined) return { reports: false, line: response.body.firstLine };
  return { reports: true, line: lineSaying(response.body, `"${flag}"`) };
}

/** Whether the request asked for JSON: by Accept, by the address, or by sending JSON to an API. */
function asksForJson(exchange: Exchange): boolean {
  const accept = requestHeader(exchange, 'accept')?.value;
  if (accept) {
    const types = accept.split(',').map(mediaType);
    if (types.some((type) => type === 'text/html' || type === 'application/xhtml+xml')) return false;
    if (types.some(isJsonType)) return true;
  }
  const { path, query } = addressOf(exchange);
  if (path?.endsWith('.json') || (query !== undefined && /(?:^|&)format=json(?:&|$)/.test(query))) return true;
  const sent = requestHeader(exchange, 'content-type')?.value;
  return sent !== undefined && isJsonType(mediaType(sent)) && exchange.direction !== 'delivery';
}

/** Whether HTML came back where JSON was asked for; undefined when neither is known. */
export function htmlInsteadOfJson(exchange: Exchange): boolean | undefined {
  const { response } = exchange;
  if (!response || !asksForJson(exchange)) return undefined;
  const type = responseHeader(exchange, 'content-type')?.value;
  const declared = type === undefined ? undefined : mediaType(type);
  const kind = response.body && bodyKind(response.body, declared);
  if (kind === 'html' || (kind === undefined && declared === 'text/html')) return true;
  return kind === 'json' || kind === 'json_array' || (declared !== undefined && isJsonType(declared))
    ? false
    : undefined;
}
