import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBy } from '../../testing/spans.ts';
import { captures } from '../readers/captures/order.ts';
import { JsonPlace, jsonAt, jsonMembersAt } from './json-in-lines.ts';
import { scanJson } from './json-tape.ts';
import { TapeView } from './json-view.ts';

/** What a value is, written out again. */
function plain(place: JsonPlace): unknown {
  if (place.isArray) return place.items.map(plain);
  if (place.isObject) return Object.fromEntries(place.members.map(([name, value]) => [name, plain(value)]));
  const { text, number, scalar } = place;
  return text ?? number ?? (scalar === 'null' ? null : scalar === 'true' ? true : scalar === 'false' ? false : scalar);
}

const onTape = (text: string, asMembers = false): JsonPlace | undefined => {
  const tape = scanJson(text.split('\n'), 0, 0, asMembers);
  return tape && new JsonPlace(new TapeView(tape), 0);
};

describe('a JSON value in lines', () => {
  it('is what JSON.parse makes of it, on one line and on many', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify([value], null, indent);
        const parsed: unknown = JSON.parse(text);
        for (const place of [onTape(text), jsonAt(text.split('\n'), 0, 0)].map((one) =>
          one && 'view' in one ? new JsonPlace(one.view, one.root) : one,
        )) {
          expect(place?.complete).toBe(true);
          expect(place && JSON.stringify(plain(place))).toBe(JSON.stringify(parsed));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stands on its lines', () => {
    const place = onTape('{\n  "a": [1,\n    "x"],\n  "b": {"c": null}\n}');
    const at = (...path: string[]) => path.reduce((one: JsonPlace | undefined, name) => one?.get(name), place);
    expect([place?.first, place?.last]).toEqual([0, 4]);
    expect([at('a')?.first, at('a')?.last, at('a')?.items[1]?.first]).toEqual([1, 2, 2]);
    expect([at('b', 'c')?.first, at('b', 'c')?.scalar]).toEqual([3, 'null']);
  });

  it('keeps what was read before the text ended or went wrong', () => {
    const cut = onTape('{"a":{"b":"one","c":"tw');
    expect([cut?.complete, cut?.get('a')?.get('b')?.complete, cut?.get('a')?.get('c')?.text]).toEqual([
      false,
      true,
      'tw',
    ]);
    expect(onTape('{"status":42')?.get('status')?.number).toBeUndefined();
    expect(onTape('{"status":42')?.get('status')?.scalar).toBe('42');
    expect(onTape('{"a":1,"b":oops,"c":2}')?.members.map(([name]) => name)).toEqual(['a']);
    expect(onTape('{"a":1]')?.get('a')?.number).toBe(1);
    expect(onTape('"a": {"b": 1}, "c": 2}, {"d": 3}', true)?.members.map(([name]) => name)).toEqual(['a', 'c']);
    expect(jsonMembersAt(['x "a": 1'], 0, 2)?.end).toBe(8);
    expect(jsonAt(['no'], 0, 0)).toBeUndefined();
  });

  it('resolves escapes, also of a string that is cut within one', () => {
    expect(onTape('["a\\"b\\\\","\\u00e9\\n"]')?.items.map((item) => item.text)).toEqual(['a"b\\', 'é\n']);
    expect(onTape('["a\\u00e9b\\u00')?.items[0]?.text).toBe('aéb\\u00');
  });

  it('takes any depth', () => {
    expect(onTape('['.repeat(200_000))?.complete).toBe(false);
  });
});

const units = [
  '{"a":',
  '[{',
  '{"originalRequest":{"method":"GET","url":"x"},"code":',
  '"originalRequest":{',
  '"executions":[{',
  '{"test":{"filename":"a.bru"},"assertionResults":[',
  '"spans":[{"startTimeUnixNano":',
  "{\n  resource: {\n    traceId: '\n",
  '127.0.0.1:1: GET http://a/\n << ',
  '    a: b\n',
  '→ a\n  GET https://a/ [200 OK, 1B, 1ms]\n  ┌ ↓ x\n  │ {\n',
  ' 1.  Error  a\n     b\n',
  '<testsuites>\n',
  'a (200 OK) - 1 ms\nTests\n',
  '* Preparing request to http://a/\n',
  'GET https://a/: {"Request Headers":{\n',
  'GET https://a/\n200\nRequest Headers\nResponse Body\n{\n',
];

it.each(units)('every reader of captures takes time in proportion to the text, on many %j', (unit) => {
  const signs =
    '"responseCode" "cursor" "assertionResults" "trace_id" "Request Headers" inside " << traceId: \nRequest Headers\n';
  const text = unit.repeat(Math.ceil(80_000 / unit.length));
  for (const reader of captures) {
    const started = performance.now();
    readBy(reader, `${signs}${text}`);
    expect(performance.now() - started, reader.id).toBeLessThan(4000);
  }
});
