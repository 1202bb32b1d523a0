import {
  type Exchange,
  type ExchangeKind,
  type ExchangeKinds,
  type Header,
  pathTemplate,
  standalone,
} from '@causeway/evidence';
import { directionOf } from './direction.ts';
import { failureName, hasFailed, isLedTo } from './failures.ts';
import { placeOf } from './same-host.ts';

/** How exchanges of a large artifact are told apart: those of one kind make one failure, or none. */
export const exchangeKinds: ExchangeKinds = {
  kindOf(exchange: Exchange): ExchangeKind {
    const looks = looksOf(exchange);
    const known = looks === undefined ? undefined : kinds.get(looks);
    if (known) return known;
    const kind = judged(exchange);
    if (looks !== undefined) {
      if (kinds.size >= mostKinds) kinds.clear();
      kinds.set(standalone(looks), kind);
    }
    return kind;
  },
  leadsTo: isLedTo,
};

function judged(exchange: Exchange): ExchangeKind {
  const failed = hasFailed(exchange);
  const status = exchange.response?.status;
  return {
    key: `${exchange.reader}\n${exchange.seenFrom}\n${failed}\n${failureName(exchange)}`,
    failed,
    place: placeOf(exchange),
    rest: `${directionOf(exchange)} ${failed} ${status}`,
  };
}

const kinds = new Map<string, ExchangeKind>();
const mostKinds = 10_000;
/** With more, or with a body or an error, an exchange is judged by itself. */
const mostHeaders = 8;
/** These differ from one request to the next, and nothing is judged by their values. */
const indifferent = /^(?:referer|x-forwarded-for|date|content-length|x-request-id|request-id|traceparent)$/i;

/**
 * What an exchange is judged by, where that is no more than the lines of a log tell: exchanges that look alike are
 * of one kind. Judging each of the millions in a log takes ten times as long.
 */
function looksOf({ reader, artifact, seenFrom, direction, request, response, error }: Exchange): string | undefined {
  if (error || response?.body || request?.body) return undefined;
  const sent = request?.headers ?? [];
  const answered = response?.headers ?? [];
  if (sent.length + answered.length > mostHeaders) return undefined;
  const url = request?.url ?? '';
  // A mask has a # of its own, and a name and password stand before a host.
  if (url.includes('…') || url.includes('@')) return undefined;
  return `${artifact}\n${reader}\n${seenFrom}\n${direction}\n${request?.method}\n${request ? addressLooks(url) : ''}\n${response?.status}\n${headerLooks(sent)}${headerLooks(answered)}`;
}

/** Scheme, host and template of the path; names of parameters, and the format that is asked for. */
function addressLooks(url: string): string {
  const end = url.search(/[?#]/);
  const address = end < 0 ? url : url.slice(0, end);
  const authority = address.indexOf('//');
  const path = authority < 0 ? 0 : address.indexOf('/', authority + 2);
  const looks = path < 0 ? address : address.slice(0, path) + pathTemplate(address.slice(path));
  return end < 0 ? looks : looks + url.slice(end).replace(/(?<!format)=[^&#]*/g, '=');
}

function headerLooks(headers: readonly Header[]): string {
  let looks = '';
  for (const { name, value } of headers) looks += indifferent.test(name) ? `${name}\n` : `${name}: ${value}\n`;
  return `${looks}\n`;
}
