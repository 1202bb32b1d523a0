/** An entry of a HAR file with a response, as far as a test says; `more` replaces or adds members. */
export function harEntry(response: unknown, more: object = {}) {
  return {
    startedDateTime: '2026-03-01T10:20:30.456Z',
    time: 5,
    request: { method: 'GET', url: 'https://api.acme.example/', httpVersion: 'HTTP/1.1', headers: [], bodySize: -1 },
    response,
    ...more,
  };
}

/** A HAR file on one line. */
export function harFile(...entries: unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', entries } });
}
