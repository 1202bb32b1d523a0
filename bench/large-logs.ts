import { samples } from '@causeway/evidence/testing';

/** Makes a text of about this many characters. */
export type Maker = (size: number) => string;

/** The same again and again. */
export const repeated =
  (unit: string): Maker =>
  (size) =>
    unit.repeat(Math.ceil(size / unit.length));

/** Lines counted from 0, until the text is long enough. */
function counted(line: (i: number) => string): Maker {
  return (size) => {
    const lines: string[] = [];
    for (let i = 0, length = 0; length < size; i += 1) {
      const made = line(i);
      lines.push(made);
      length += made.length + 1;
    }
    return lines.join('\n');
  };
}

/** A number that looks drawn and is the same each time. */
const noise = (i: number, below: number) => (Math.imul(i + 1, 2654435761) >>> 8) % below;
const clock = (i: number) => new Date(Date.UTC(2025, 7, 18) + i * 700).toISOString();
const statuses = [200, 200, 200, 201, 204, 304, 401, 404, 429, 500, 502];
const statusOf = (i: number) => statuses[noise(i, statuses.length)] ?? 200;

const nginxLine = (i: number): string => {
  const at = `18/Aug/2025:${clock(i).slice(11, 19)} +0000`;
  const path = `/api/v1/users/${noise(i, 9000)}/orders?page=${noise(i, 40)}`;
  return `10.0.${noise(i, 250)}.${noise(i + 7, 250)} - - [${at}] "GET ${path} HTTP/1.1" ${statusOf(i)} ${noise(i, 5000)} "-" "python-requests/2.31.0"`;
};

const ndjsonLine = (i: number): string =>
  JSON.stringify({
    time: clock(i),
    level: statusOf(i) >= 400 ? 'error' : 'info',
    msg: statusOf(i) >= 500 ? 'upstream request failed' : 'request completed',
    req: { id: i, method: 'POST', url: `https://api.example.com/v2/contacts/${noise(i, 9000)}` },
    res: { statusCode: statusOf(i) },
    responseTime: noise(i, 3000),
  });

/** Lines of logs by their number, the same each time. */
export const logLines: Record<string, (i: number) => string> = { 'access log': nginxLine, NDJSON: ndjsonLine };

const errors = counted((i) =>
  JSON.stringify({
    time: clock(i),
    level: 'error',
    msg: 'call failed',
    err: {
      type: 'FetchError',
      code: 'ECONNREFUSED',
      message: `connect ECONNREFUSED 10.0.0.${noise(i, 250)}:443`,
      stack: `FetchError: connect\n    at a (/srv/app/${noise(i, 99)}.js:1:2)`,
    },
  }),
);

/** One answer whose body is the rest of the text. */
const answered =
  (type: string, body: Maker): Maker =>
  (size) =>
    `$ curl -i -X POST https://api.example.com/v1/things -d @big\nHTTP/1.1 422 Unprocessable Entity\nContent-Type: ${type}\n\n${body(size)}`;

const plainLog = counted(
  (i) =>
    `${clock(i)} ${statusOf(i) >= 500 ? 'ERROR' : 'INFO'} [worker-${noise(i, 9)}] job ${noise(i, 99999)} took ${noise(i, 900)} ms, the queue holds ${noise(i, 40)} more`,
);

function har(size: number): string {
  const entries: unknown[] = [];
  for (let i = 0, length = 0; length < size; i += 1) {
    const entry = {
      startedDateTime: clock(i),
      time: noise(i, 900),
      request: {
        method: 'GET',
        url: `https://api.example.com/v1/items/${i}?page=${noise(i, 50)}`,
        httpVersion: 'HTTP/2',
        headers: [
          { name: 'accept', value: 'application/json' },
          { name: 'user-agent', value: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36' },
        ],
        queryString: [{ name: 'page', value: String(noise(i, 50)) }],
        cookies: [],
        headersSize: -1,
        bodySize: 0,
      },
      response: {
        status: statusOf(i),
        statusText: '',
        httpVersion: 'HTTP/2',
        headers: [{ name: 'content-type', value: 'application/json' }],
        cookies: [],
        content: { size: 40, mimeType: 'application/json', text: JSON.stringify({ ok: false, n: i }) },
        redirectURL: '',
        headersSize: -1,
        bodySize: 40,
      },
      cache: {},
      timings: { blocked: 1, dns: -1, connect: -1, send: 0, wait: noise(i, 800), receive: 1 },
    };
    entries.push(entry);
    length += JSON.stringify(entry).length + 1;
  }
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries } });
}

/** What people really have, made large. */
export const logs: Record<string, Maker> = {
  'nginx log': counted(nginxLine),
  'NDJSON log': counted(ndjsonLine),
  'plain log': plainLog,
  'NDJSON log of errors': errors,
  'answer of JSON lines': answered(
    'application/json',
    (size) => `{"errors":[\n${repeated('{"field":"a.b","message":"is not valid"},\n')(size)}{}]}`,
  ),
  'answer of JSON on one line': answered(
    'application/json',
    (size) => `{"errors":[${repeated('{"field":"a.b","message":"is not valid"},')(size)}{}]}`,
  ),
  'answer of HTML': answered('text/html', repeated('<div class="a"><p>Error 500: it failed</p></div>\n')),
  'answer of text': answered('text/plain', repeated('the quick brown fox is not allowed\n')),
  HAR: har,
  'HAR, indented': (size) => JSON.stringify(JSON.parse(har(Math.floor(size / 1.6))), null, 2),
  'short lines': counted((i) => `line ${i}`),
  'empty lines': repeated('\n'),
  'one line of a': repeated('a'),
  'random base64': (size) => {
    let text = '';
    for (let i = 0; text.length < size; i += 1) text += noise(i, 1 << 24).toString(36);
    return text;
  },
  ...Object.fromEntries(
    samples()
      .filter(({ name }) => !name.endsWith('.har'))
      .map(({ reader, name, text }): [string, Maker] => [`${reader}/${name}, repeated`, repeated(`${text}\n`)]),
  ),
};
