import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutWriting } from './written-by-people.ts';

test('what people wrote is blank, and all else stays where it is', () => {
  const json = JSON.stringify({ state: 'error', comments: [{ text: 'say "TLS" \\ failed\n', id: 7 }], note: '' });
  const read = withoutWriting(json);
  expect(read).toHaveLength(json.length);
  expect(read.replace(/ +/g, ' ')).toBe('{"state":"error","comments":[{"text":" ","id":7}],"note":""}');
});

test('any text comes back as long as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.json(), (text, json) => {
      expect(withoutWriting(text)).toHaveLength(text.length);
      expect(withoutWriting(json)).toHaveLength(json.length);
    }),
  );
});
