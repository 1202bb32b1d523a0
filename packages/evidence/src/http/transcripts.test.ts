import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../testing/samples.ts';
import { toDocument } from '../document.ts';
import { type ReadDocuments, read } from '../read.ts';
import { har } from '../readers/captures/har.ts';
import { curlInclude } from '../readers/transcripts/curl-include.ts';
import { curlVerbose } from '../readers/transcripts/curl-verbose.ts';
import { rawHttp } from '../readers/transcripts/raw-http.ts';

const shown = samples()
  .filter(({ reader }) => /^(?:curl-verbose|curl-include|har|raw-http)$/.test(reader))
  .map(({ text }) => text);
const order = [har, curlVerbose, curlInclude, rawHttp];

const bits = [
  '> GET / HTTP/1.1',
  '>',
  '< HTTP/1.1 200 OK',
  '<',
  '* Trying 1.2.3.4:443...',
  '{ [5 bytes data]',
  'curl: (28) late',
  '$ curl -v \\',
  'HTTP/2 204',
  'POST /x HTTP/1.1',
  'Host: a',
  '',
  '{"a":[1',
  '&gt; GET / HTTP/2',
  '> > x',
  '"\'',
  '{"log":{"entries":[{"request":{"method":"GET","url":"/"',
  '```',
  '\r',
  '\u001b[1m',
  '\ud800',
  "-d '",
];
const noise = fc
  .array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'binary' })), { maxLength: 30 })
  .chain((parts) => fc.constantFrom('\n', ' ', '\r\n', '\n    ').map((by) => parts.join(by)));
const piece = fc
  .tuple(
    fc.constantFrom(...shown),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([text, a, b]) => text.slice(Math.floor(Math.min(a, b) * text.length), Math.ceil(Math.max(a, b) * text.length)));
const texts = fc.array(fc.oneof(noise, piece), { maxLength: 4 }).map((parts) => parts.join('\n'));

/** Every pair of first and last line, and every single line, that stands anywhere in a reading. */
function spans(value: unknown): [number, number][] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.fromEntries(Object.entries(value));
  const here: [number, number][] = [];
  if (typeof own.firstLine === 'number') here.push([own.firstLine, own.lastLine]);
  if (typeof own.line === 'number') here.push([own.line, own.line]);
  return [...here, ...Object.values(own).flatMap(spans)];
}

function check(reading: ReadDocuments, lines: number): void {
  for (const [first, last] of spans(reading))
    expect(1 <= first && first <= last && last <= lines, `${first}-${last} of ${lines}`).toBe(true);
  for (const exchange of reading.exchanges)
    expect(exchange.request ?? exchange.response ?? exchange.error).toBeDefined();
}

it('reads any text without an error, with every line inside the text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const document = toDocument('a', text);
      check(read([document], order), document.lines.length);
      for (const reader of order) check(read([document], [reader]), document.lines.length);
    }),
    { numRuns: 1500 },
  );
});

it('gives each sample to one reader, whole', () => {
  for (const text of shown) {
    const { exchanges, recognised } = read([toDocument('a', text)], order);
    expect(exchanges.length).toBeGreaterThan(0);
    expect(new Set(recognised.map((r) => r.reader)).size).toBe(1);
  }
});

it('takes time in proportion to the text', () => {
  const units = [
    '> GET / HTTP/1.1\n',
    '< HTTP/1.1 200 OK\n<\n{"a":\n',
    'HTTP/1.1 200 OK\n\n<html>\n',
    '{"request":{"_a":',
    '{"log":',
    "$ curl -d 'x\n",
    '* Trying 1.2.3.4:443...\n',
    'POST /x HTTP/1.1\nHost: a\n\na=1\n',
    '> GET /a HTTP/1.1 > Host: a ',
    'curl: (6) x\n',
    ' ',
    '> ',
    '&gt; ',
    '{ [5 bytes data]\n',
    '<html>\n\n',
    '1: 2: ',
  ];
  for (const unit of units) {
    const document = toDocument('a', unit.repeat(Math.ceil(400_000 / unit.length)));
    const started = performance.now();
    read([document], order);
    expect(performance.now() - started, JSON.stringify(unit)).toBeLessThan(5000);
  }
}, 120_000);
