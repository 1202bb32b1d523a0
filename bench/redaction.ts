import { randomUUID } from 'node:crypto';
import { redact } from '@causeway/evidence';
import { drawFrom } from '../packages/evidence/src/redact/made-credentials.ts';
import { logs, type Maker } from './large-logs.ts';
import { type Line, measure } from './measure.ts';

const size = 4_000_000;
/** Megabytes a second that redaction has to reach on logs. */
const wanted = 20;

const draw = drawFrom(1);
const agents = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
  'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
  'okhttp/4.12.0',
];

/** Lines made from a number, until the text is long enough. */
const lines =
  (line: (i: number) => string): Maker =>
  (length) => {
    const made: string[] = [];
    for (let i = 0, total = 0; total < length; i += 1) {
      const text = line(i);
      made.push(text);
      total += text.length + 1;
    }
    return made.join('\n');
  };

/** What logs hold when nobody was careful: ids, hashes, names of credentials everywhere, and a credential now and then. */
const careless: Record<string, Maker> = {
  'access log with tokens in its URLs': lines(
    (i) =>
      `203.0.113.${i % 250} - - [18/Aug/2025:11:02:07 +0000] "GET /oauth/callback?state=${draw('hex', 16)}${i % 10 === 0 ? `&access_token=${draw('alphanumeric', 40)}` : ''}&redirect_uri=https%3A%2F%2Fshop.example.com%2Fdone HTTP/1.1" 200 512 "https://shop.example.com/login" "${agents[i % 3]}"`,
  ),
  'NDJSON log of requests with headers': lines((i) =>
    JSON.stringify({
      time: 1755514927000 + i,
      level: 30,
      msg: 'token refreshed, session kept',
      req: {
        id: randomUUID(),
        url: `/v1/keys/${i}?page_token=${draw('hex', 8)}`,
        headers: {
          host: 'api.example.com',
          authorization: i % 10 === 0 ? `Bearer ${draw('alphanumeric', 40)}` : '[Redacted]',
          'user-agent': agents[i % 3],
          traceparent: `00-${draw('hex', 32)}-${draw('hex', 16)}-01`,
        },
      },
    }),
  ),
  'plain log of keys, hashes and ids': lines(
    (i) =>
      `2025-08-18T11:02:07.${String(i % 1000).padStart(3, '0')}Z WARN [auth] key=cache:${i % 99} session ${randomUUID()} commit ${draw('hex', 40)} token expired for user ${i}${i % 10 === 0 ? ` password=${draw('alphanumeric', 16)}` : ''}`,
  ),
};

/** How fast redaction is on logs, beside the speed at which Node splits them into lines. */
export async function benchRedaction(): Promise<Line[]> {
  const made: Line[] = [];
  const plain = ['nginx log', 'NDJSON log', 'plain log'].flatMap((name): [string, Maker][] => {
    const maker = logs[name];
    return maker ? [[name, maker]] : [];
  });
  for (const [name, maker] of [...plain, ...Object.entries(careless)]) {
    const text = maker(size);
    let turn = 0;
    const another = () => {
      turn = (turn + 1) % 64;
      return text.slice(turn);
    };
    const { redacting = Number.NaN, splitting = Number.NaN } = await measure(
      [
        { name: 'redacting', run: () => redact(text, { key: 'bench' }) },
        // Another text each time: V8 remembers how it split one.
        { name: 'splitting', run: () => another().split('\n') },
      ],
      3,
      400,
    );
    // Characters a microsecond are megabytes a second: logs are ASCII.
    const speed = text.length / redacting;
    made.push({
      what: `redacting: ${name}`,
      measured: `${speed.toFixed(0)} MB/s; splitting it into lines ${(text.length / splitting).toFixed(0)} MB/s`,
      wanted: `≥ ${wanted} MB/s`,
      holds: speed >= wanted,
    });
  }
  return made;
}
