import { type Exchange, type Header, type HttpRequest, header } from '../exchange.ts';

/** A request as it has to be sent again. */
export interface SentRequest {
  method: string;
  /** Absolute, or from the path on where no record names the host. */
  url: string;
  headers: readonly Header[];
  body: string | undefined;
  /** What of the original could not be taken over, in sentences. */
  notes: string[];
}

/** Headers that tools set themselves for the connection at hand. */
const setByTools = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The name of a header as RFC 9110 section 5.1 has it: `:authority` of HTTP/2 and torn lines are none. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** What was sent, as far as the record shows it; undefined where it shows no request. */
export function sentRequest({ request, direction }: Exchange): SentRequest | undefined {
  if (!request?.url) return undefined;
  const notes: string[] = [];
  if (request.body?.truncated)
    notes.push('The body is cut off in the record: what follows its last character is missing.');
  const stated = /^[A-Za-z]{1,20}$/.test(request.method ?? '') ? request.method : undefined;
  const method = (stated ?? (request.body || direction === 'delivery' ? 'POST' : 'GET')).toUpperCase();
  if (!request.body && (request.bodyBytes ?? 0) > 0) {
    notes.push(`The record does not show the body of ${request.bodyBytes} bytes: put it in.`);
  } else if (!request.body && request.bodyBytes === undefined && ['POST', 'PUT', 'PATCH'].includes(method)) {
    notes.push('The record shows no body: put it in where there was one.');
  }
  return {
    method,
    url: request.url.startsWith('//') ? `https:${request.url}` : request.url,
    headers: [...otherHost(request), ...request.headers.filter(isOwn)].map((h) => ({
      ...h,
      value: h.value.replace(/[\r\n\0]+/g, ' '),
    })),
    body: request.body?.text,
    notes,
  };
}

function isOwn({ name }: Header): boolean {
  return token.test(name) && !setByTools.has(name.toLowerCase());
}

/** A Host header that differs from the URL's host is part of what was asked. */
function otherHost({ headers, url }: HttpRequest): Header[] {
  const host = header(headers, 'host');
  const authority = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url ?? '')?.[1];
  const bare = (name: string) => name.toLowerCase().replace(/:(?:80|443)$/, '');
  return host && authority && bare(host.value) !== bare(authority) ? [host] : [];
}
