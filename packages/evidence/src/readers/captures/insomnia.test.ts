import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { exchangesBy, liesWithin, readBy } from '../../../testing/spans.ts';
import { insomnia } from './insomnia.ts';

const timeline = sample('insomnia', 'timeline.txt');
const refused = sample('insomnia', 'refused.txt');

it('reads request, answer, connection and time of a timeline', () => {
  expect(exchangesBy(insomnia, timeline)).toMatchObject([
    {
      seenFrom: 'client',
      request: {
        method: 'POST',
        url: 'https://api.example.com/v1/orders',
        headers: { length: 6 },
        body: { text: '{"sku":"A-1","qty":0}', firstLine: 29 },
      },
      response: { status: 422, reason: 'Unprocessable Entity', headers: { length: 4 } },
      startedAt: { at: Date.UTC(2026, 2, 1, 10, 20, 30, 456), zoneKnown: true, line: 2 },
    },
  ]);
});

it('reads the failure of a request without an answer', () => {
  const [exchange] = exchangesBy(insomnia, refused);
  expect(exchange).toMatchObject({ request: { url: 'http://127.0.0.1:9/v1/x' }, startedAt: { line: 2 } });
  expect(exchange?.error?.message).toMatch(/Failed to connect to 127.0.0.1 port 9/);
  expect(exchange?.response).toBeUndefined();
});

it('reads several timelines in one text, each with its time', () => {
  expect(exchangesBy(insomnia, `${refused}\nand then:\n${timeline}`).map((e) => e.startedAt?.line)).toEqual([2, 16]);
});

it('leaves a transcript of curl to its reader', () => {
  expect(
    readBy(
      insomnia,
      '* Connected to a.example (192.0.2.1) port 80\n> GET / HTTP/1.1\n> Host: a.example\n\n< HTTP/1.1 200 OK',
    ),
  ).toEqual([]);
  expect(readBy(insomnia, 'We are preparing request to nobody')).toEqual([]);
});

it('survives any cut', () => {
  const cut = fc.tuple(fc.constantFrom(timeline, refused), fc.nat(), fc.nat());
  fc.assert(
    fc.property(cut, ([text, a, b]) =>
      liesWithin(insomnia, text.slice(a % text.length) + text.slice(0, b % text.length)),
    ),
    { numRuns: 200 },
  );
});
