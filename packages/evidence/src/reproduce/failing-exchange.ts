import type { Exchange, HttpRequest } from '../exchange.ts';

/** An exchange for tests: a request with these parts, refused with 401. */
export function failingExchange(request: Partial<HttpRequest> & { body?: HttpRequest['body'] }): Exchange {
  return {
    artifact: 'a',
    firstLine: 1,
    lastLine: 1,
    reader: 'curl-verbose',
    seenFrom: 'client',
    request: { headers: [], line: 1, ...request },
    response: { status: 401, reason: 'Unauthorized', headers: [{ name: 'Server', value: 'x', line: 2 }], line: 2 },
  };
}

/** Headers by name and value, as a reader gives them. */
export function headersOf(pairs: readonly (readonly [name: string, value: string])[]): HttpRequest['headers'] {
  return pairs.map(([name, value]) => ({ name, value, line: 1 }));
}

/** A body of one line. */
export function bodyOf(text: string): NonNullable<HttpRequest['body']> {
  return { text, firstLine: 1, lastLine: 1, truncated: false };
}
