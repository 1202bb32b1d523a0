import { expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { drawFrom } from './made-credentials.ts';

const key = 'a key of this test';
const encoded = (length: number) => {
  const token = `sk_live_${drawFrom(length)('alphanumeric', 24)}`;
  return Buffer.from(JSON.stringify({ token, pad: 'x'.repeat(length) })).toString('base64');
};
/** As long as the lines that base64 tools write, which the line below then seems to go on with. */
const full = encoded(9);

it('is given a text that fills a line', () => {
  expect(full.length % 4 === 0 && full.length >= 60).toBe(true);
});

it.each(['Content-Type: text/html', 'Content', 'then it fails', '}', ''])(
  'base64 that holds a credential is masked whatever stands below it: %s',
  (below) => {
    const { text, redactions } = redact(`X-Context: ${full}\n${below}`, { key });
    expect(text).not.toContain(full.slice(30, 50));
    expect(redactions).toHaveLength(1);
    expect(text.endsWith(below)).toBe(true);
  },
);
