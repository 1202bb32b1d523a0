import type { Exchange, HttpResponse } from '@causeway/evidence';
import { pageIn } from './answerer.ts';
import { versionsDiffer } from './api-version.ts';
import { bodyKind } from './body-kind.ts';
import type { Observer } from './observer.ts';
import { htmlInsteadOfJson } from './reported-failure.ts';
import { mediaType, responseHeader, spanOf } from './shown-headers.ts';

/** Status, headers and kind of the answer. */
export const response: Observer = {
  facts: [
    'response.status',
    'response.status_class',
    'response.header_names',
    'response.content_type',
    'response.body_kind',
    'response.html_instead_of_json',
    'response.allow',
    'response.server',
    'response.version_differs',
  ],
  observe({ exchange, provider }, note) {
    const answer = exchange.response;
    if (!answer) return;
    note('response.status', answer.status, answer.line);
    note('response.status_class', `${Math.floor(answer.status / 100)}xx`, answer.line);
    if (answer.headers.length > 0) {
      note(
        'response.header_names',
        [...new Set(answer.headers.map((h) => h.name.toLowerCase()))],
        ...spanOf(answer.headers, answer.line),
      );
    }
    const type = responseHeader(exchange, 'content-type');
    if (type?.value) note('response.content_type', mediaType(type.value), type.line);
    noteBody(exchange, type?.line, note);
    const allow = responseHeader(exchange, 'allow');
    if (allow)
      note(
        'response.allow',
        allow.value
          .toUpperCase()
          .split(/[\s,]+/)
          .filter(Boolean),
        allow.line,
      );
    const server = responseHeader(exchange, 'server');
    // product/version (RFC 9110, 10.2.4): `nginx/1.25.3`, `Apache/2.4.57 (Debian)`.
    const product = server?.value.split(/[/\s(]/)[0];
    if (server && product) note('response.server', product.toLowerCase(), server.line);
    else noteServerOfPage(answer, note);
    const version = versionsDiffer(exchange, provider);
    if (version) note('response.version_differs', version.differ, version.line);
  },
};

/** Answers that were pasted without their headers may still be signed. */
function noteServerOfPage({ status, body }: HttpResponse, note: Parameters<Observer['observe']>[1]): void {
  const page = status >= 400 ? pageIn(body) : undefined;
  if (body && page?.server && page.kind !== 'framework')
    note('response.server', page.server, body.firstLine, body.lastLine);
}

function noteBody(exchange: Exchange, typeLine: number | undefined, note: Parameters<Observer['observe']>[1]): void {
  const answer = exchange.response;
  if (!answer) return;
  const type = responseHeader(exchange, 'content-type')?.value;
  const kind = answer.body && bodyKind(answer.body, type && mediaType(type));
  if (answer.body && kind) {
    const named = kind === 'json_array' ? 'json' : kind === 'form' || kind === 'multipart' ? 'text' : kind;
    note('response.body_kind', named, answer.body.firstLine, answer.body.lastLine);
  } else if (hasNoBody(exchange)) note('response.body_kind', 'none', answer.line);
  note('response.html_instead_of_json', htmlInsteadOfJson(exchange), typeLine ?? answer.body?.firstLine ?? answer.line);
}

/** 1xx, 204 and 304 never have a body, nor answers to HEAD (RFC 9110, 6.4.1); others may say that they have none. */
function hasNoBody(exchange: Exchange): boolean {
  const { response, request } = exchange;
  if (!response) return false;
  const { status } = response;
  if (status < 200 || status === 204 || status === 304 || request?.method === 'HEAD') return true;
  return response.bodyBytes === 0 || responseHeader(exchange, 'content-length')?.value === '0';
}
