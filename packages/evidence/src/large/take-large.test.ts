import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineNumber, toDocument } from '../document.ts';
import type { Exchange } from '../exchange.ts';
import { pathTemplate } from '../http/path-template.ts';
import { read } from '../read.ts';
import { chunkRedactor } from '../redact/chunk-end.ts';
import type { ExchangeKinds } from './exchange-fold.ts';
import { Intake, type TakenArtifact } from './intake.ts';
import { LargeTaker } from './take-large.ts';

const kinds: ExchangeKinds = {
  kindOf({ request, response }: Exchange) {
    const failed = (response?.status ?? 0) >= 400;
    const key = `${request?.method} ${pathTemplate(request?.url ?? '')} ${response?.status}`;
    return { key, failed, place: 'here', rest: String(failed) };
  },
  leadsTo: (exchange, next) =>
    exchange.response?.status === 302 && next.request?.url === `${exchange.request?.url}/moved`,
};

/** In pieces of about `size` characters, given in chunks of `chunk`. */
function inPieces(text: string, size: number, chunk: number): TakenArtifact {
  const taker = new LargeTaker('a', kinds, size);
  const redactor = chunkRedactor({ key: 'k' }, { size: 2_000, reach: 500 });
  for (let at = 0; at < text.length; at += chunk) {
    const redacted = redactor.take(text.slice(at, at + chunk));
    if (redacted) taker.take(redacted);
  }
  const last = redactor.end();
  if (last) taker.take(last);
  return taker.finish();
}

function atOnce(text: string): TakenArtifact {
  const document = toDocument('a', text);
  const intake = new Intake('a', kinds);
  intake.add(document, 0, read([document]));
  return intake.finish();
}

const clock = (i: number) => new Date(Date.UTC(2025, 7, 18) + i * 900).toISOString();
const statuses = [200, 200, 200, 302, 200, 404, 200, 500, 200, 429];
const statusOf = (i: number) => statuses[(i * 7) % statuses.length] ?? 200;
const formats: Record<string, (i: number) => string> = {
  'access log': (i) =>
    `10.0.0.${i % 250} - - [18/Aug/2025:${clock(i).slice(11, 19)} +0000] "GET /v1/things/${i} HTTP/1.1" ${statusOf(i)} 12 "-" "curl/8.5.0"`,
  'JSON log': (i) =>
    JSON.stringify({
      time: clock(i),
      level: statusOf(i) >= 400 ? 'error' : 'info',
      msg: 'request done',
      req: { method: 'GET', url: `https://api.example.com/v1/things/${i}` },
      res: { statusCode: statusOf(i) },
    }),
  'log with stack traces': (i) =>
    i % 9 === 4
      ? `${clock(i)} ERROR job ${i} failed\njava.lang.IllegalStateException: no\n\tat a.B.c(B.java:${i})\n\tat a.D.e(D.java:7)`
      : `${clock(i)} INFO job ${i} done`,
  'log with a request in two entries': (i) =>
    JSON.stringify(
      i % 2
        ? {
            level: 30,
            time: i * 1000,
            pid: 1,
            reqId: `req-${(i - 1) / 2 - 3}`,
            res: { statusCode: statusOf(i) },
            responseTime: 3,
            msg: 'request completed',
          }
        : {
            level: 30,
            time: i * 1000,
            pid: 1,
            reqId: `req-${i / 2}`,
            req: { method: 'GET', url: `/v1/things/${i}`, host: 'a.example' },
            msg: 'incoming request',
          },
    ),
  'text of no format': (i) => `the ${['first', 'second', 'third'][i % 3]} thing, number ${i}\n`,
  mixed: (i) => (i % 50 < 40 ? (formats['access log']?.(i) ?? '') : `  something else, part ${i % 7}`),
};

describe.each(Object.entries(formats))('an artifact that is read in pieces: %s', (_, line) => {
  const text = Array.from({ length: 1_500 }, (_, i) => line(i)).join('\n');
  const whole = atOnce(text);

  it('comes to the same however it is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4_000, max: 60_000 }), fc.integer({ min: 1, max: 9_000 }), (size, chunk) => {
        expect(inPieces(text, size, Math.max(chunk, 50))).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  it('names the lines of the whole', () => {
    const { document, reading } = inPieces(text, 5_000, 4_096);
    const lines = text.split('\n');
    expect(document.lines.every((kept, i) => kept === lines[lineNumber(document, i) - 1])).toBe(true);
    for (const { firstLine, response } of reading.exchanges) {
      expect(lines[firstLine - 1]).toContain(String(response?.status));
    }
  });
});

describe('a large artifact', () => {
  const many = 30_000;
  const text = Array.from({ length: many }, (_, i) => formats['access log']?.(i)).join('\n');
  const taken = inPieces(text, 1 << 16, 1 << 16);
  const { exchanges } = taken.reading;

  it('keeps the first and the last of each kind and counts the others', () => {
    expect(exchanges.length).toBeLessThan(2_000);
    const failed = exchanges.filter((e) => e.response?.status === 404);
    expect(failed).toHaveLength(22);
    const [repeats] = failed.flatMap((e) => e.repeats ?? []);
    const lines = Array.from({ length: many }, (_, i) => i + 1).filter((n) => statusOf(n - 1) === 404);
    expect(failed.map((e) => e.firstLine)).toEqual([...lines.slice(0, 20), ...lines.slice(-2)]);
    expect(repeats).toMatchObject({ count: lines.length - 22, firstLine: lines[20], lastLine: lines.at(-3) });
    expect(repeats?.times?.counts.reduce((sum, n) => sum + n)).toBe(lines.length - 22);
  });

  it('keeps the lines that are cited and no others', () => {
    expect(taken.document.lineCount).toBe(many);
    expect(taken.document.lines.length).toBe(exchanges.length);
    expect(taken.reading.recognised).toEqual([expect.objectContaining({ firstLine: 1, lastLine: many })]);
  });

  it('counts the requests in the minute before the first refusal', () => {
    const refused = exchanges.find((e) => e.response?.status === 429);
    expect(refused?.minuteBefore).toBe((refused?.firstLine ?? 0) - 1);
  });

  it('comes to the same when it is read whole', () => {
    expect(atOnce(text)).toEqual(taken);
  });

  it('keeps together what led to each other', () => {
    const pair = (i: number) =>
      [302, 200]
        .map(
          (status, n) =>
            `1.1.1.1 - - [18/Aug/2025:00:00:00 +0000] "GET /a/${i}${n ? '/moved' : ''} HTTP/1.1" ${status} 1`,
        )
        .join('\n');
    const chains = inPieces(Array.from({ length: 4_000 }, (_, i) => pair(i)).join('\n'), 4_000, 777).reading.exchanges;
    expect(chains.map((e) => e.response?.status)).toEqual(Array.from({ length: 22 }, () => [302, 200]).flat());
    expect(chains.flatMap((e) => e.repeats?.count ?? [])).toEqual([3_978, 3_978]);
  });

  it('says each thing once that no reader knows', () => {
    const words = Array.from({ length: 90_000 }, (_, i) => `the answer of number ${i} is fine`);
    words[70_000] = 'an unheard of thing was refused';
    const { document } = inPieces(words.join('\n'), 1 << 16, 1 << 16);
    expect(document.lines.length).toBeLessThan(10);
    expect(document.lines).toContain('an unheard of thing was refused');
    expect(document.numbers).toContain(70_001);
  });

  it('is bounded where every line is of its own kind', () => {
    const word = (i: number) => i.toString(2).replaceAll('0', 'a').replaceAll('1', 'b');
    const hostile = (status: (i: number) => number) =>
      Array.from(
        { length: 40_000 },
        (_, i) => `1.1.1.1 - - [18/Aug/2025:00:00:00 +0000] "GET /${word(i)} HTTP/1.1" ${status(i)} 1`,
      ).join('\n');
    const failing = inPieces(
      hostile(() => 404),
      1 << 16,
      1 << 16,
    ).reading.exchanges;
    expect(failing).toHaveLength(5_001);
    expect(failing.at(-1)?.repeats).toMatchObject({ count: 40_000 - 5_001, mixed: true });
    const rare = inPieces(
      hostile((i) => (i % 100 === 99 ? 500 : 200)),
      1 << 16,
      1 << 16,
    ).reading.exchanges;
    expect(rare.filter((e) => e.response?.status === 500)).toHaveLength(400);
    expect(rare.reduce((sum, e) => sum + 1 + (e.repeats?.count ?? 0), 0)).toBe(40_000);
    expect(rare.length).toBeLessThan(5_100);
  });
});
