import type { Body, Exchange } from '@causeway/evidence';
import { bodyKind } from './body-kind.ts';
import { lineInBody } from './json-body.ts';
import { jsonFault } from './json-fault.ts';
import type { Observer } from './observer.ts';
import { isJsonType, mediaType, requestHeader, showsRequestHeaders } from './shown-headers.ts';

const encoder = new TextEncoder();

/** What the request's body is, how long, and what breaks it. */
export const requestBody: Observer = {
  facts: ['request.body_kind', 'request.json_error', 'request.body_bytes'],
  observe({ exchange }, note) {
    const { request } = exchange;
    if (!request) return;
    const type = requestHeader(exchange, 'content-type');
    const declared = type && mediaType(type.value);
    const length = requestHeader(exchange, 'content-length');
    const bytes = sentBytes(exchange);
    note(
      'request.body_bytes',
      bytes,
      length?.line ?? request.body?.firstLine ?? request.line,
      length?.line ?? request.body?.lastLine,
    );
    const { body } = request;
    if (body && body.text.trim() !== '') {
      const kind = bodyKind(body, declared);
      note('request.body_kind', kind === 'html' ? 'xml' : kind, body.firstLine, body.lastLine);
      const shouldBeJson = declared === undefined ? /^\s{0,50}[{[]/.test(body.text) : isJsonType(declared);
      if (shouldBeJson) noteFault(exchange, body, note);
      return;
    }
    if (!lacksBody(exchange, bytes)) return;
    note('request.body_kind', 'none', length?.line ?? request.line);
    if (declared && isJsonType(declared) && /^(?:POST|PUT|PATCH)$/i.test(request.method ?? '')) {
      note('request.json_error', 'empty', type?.line ?? request.line);
    }
  },
};

function noteFault(exchange: Exchange, body: Body, note: Parameters<Observer['observe']>[1]): void {
  const fault = jsonFault(body.text);
  if (!fault) return;
  // Whether the sender or the source of this text cut it is known only by the length that was declared.
  if (fault.kind === 'truncated' && body.truncated && !isWhole(exchange, body)) return;
  note('request.json_error', fault.kind, lineInBody(body, fault.position));
}

function isWhole(exchange: Exchange, body: Body): boolean {
  const declared = requestHeader(exchange, 'content-length')?.value;
  return declared !== undefined && !body.text.includes('…[') && Number(declared) === encoder.encode(body.text).length;
}

/** Bytes of the body as the source or Content-Length states them, else as they stand if nothing is cut or masked. */
function sentBytes(exchange: Exchange): number | undefined {
  const { request } = exchange;
  if (request?.bodyBytes !== undefined && request.bodyBytes >= 0) return request.bodyBytes;
  const stated = requestHeader(exchange, 'content-length')?.value;
  if (stated !== undefined && /^\d{1,15}$/.test(stated)) return Number(stated);
  if (!request?.body || request.body.truncated || request.body.text.includes('…[')) return undefined;
  return encoder.encode(request.body.text).length;
}

/**
 * Whether it is known that no body was sent. HTTP/1.1 announces one with Content-Length or
 * Transfer-Encoding (RFC 9112, 6.3); a transcript without either shows a request without a body.
 */
function lacksBody(exchange: Exchange, bytes: number | undefined): boolean {
  if (bytes !== undefined) return bytes === 0;
  if (!showsRequestHeaders(exchange) || requestHeader(exchange, 'transfer-encoding')) return false;
  const { method = '', httpVersion = '' } = exchange.request ?? {};
  // POST, PUT and PATCH say Content-Length: 0 when they have none (RFC 9110, 8.6): without it the record was trimmed.
  if (/^(?:POST|PUT|PATCH)$/i.test(method)) return false;
  return httpVersion.startsWith('1') || /^(?:GET|HEAD|OPTIONS)$/i.test(method);
}
