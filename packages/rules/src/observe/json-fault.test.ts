import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from './json-fault.ts';

test.each([
  ['trailing_comma', '{"a": 1,}', 8],
  ['trailing_comma', '{"a": [1, 2, ]}', 13],
  ['single_quotes', "{'a': 1}", 1],
  ['single_quotes', `{"a": 'b'}`, 6],
  ['smart_quotes', '{“a”: 1}', 1],
  ['unquoted_key', '{a: 1}', 1],
  ['unquoted_key', '{title:There is nothing}', 1],
  ['double_encoded', '"{\\"a\\": 1}"', 0],
  ['truncated', '{"a": [1, 2', 11],
  ['truncated', '{"a": "b', 8],
  ['truncated', '{"a": tru', 6],
  ['empty', '', 0],
  ['empty', ' \n ', 0],
  ['not_json', 'a=1&b=2', 0],
  ['not_json', '<a/>', 0],
  ['not_json', '{"a": 1} {"b": 2}', 8],
  ['literal', '{"a": None}', 6],
  ['literal', '{"a": NaN}', 6],
  ['literal', '{"a": undefined}', 6],
  ['control_character', '{"a": "one\ntwo"}', 10],
  ['missing_comma', '{"a": 1 "b": 2}', 8],
  ['missing_comma', '[1 2]', 3],
  ['missing_value', '{"a": , "b": 2}', 6],
  ['missing_value', '{"a": }', 6],
])('%s: %s', (kind, text, position) => {
  const fault = jsonFault(text);
  expect(fault?.kind).toBe(kind);
  expect(fault?.position).toBe(Math.min(position, Math.max(0, text.length - 1)));
});

test('JSON has no fault, whatever is in it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => jsonFault(JSON.stringify(value)) === undefined || typeof value === 'string'),
  );
  expect(jsonFault('"a plain text"')).toBeUndefined();
});

test('what JSON.parse refuses has a fault inside the text, and the search ends', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.nat(),
      fc.constantFrom('', ',', "'", '"', '{', '}', ']', 'x', '\n', ':'),
      (value, at, put) => {
        const json = JSON.stringify(value);
        const cut = at % (json.length + 1);
        const text = json.slice(0, cut) + put + json.slice(cut + 1);
        const fault = jsonFault(text);
        try {
          JSON.parse(text);
        } catch {
          expect(fault).toBeDefined();
          expect(fault?.position).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});

test('a megabyte of open brackets is walked once', () => {
  const started = performance.now();
  expect(jsonFault('['.repeat(1_000_000))?.kind).toBe('truncated');
  expect(performance.now() - started).toBeLessThan(1000);
});
