import { expect, test } from 'vitest';
import { withoutAskedDeeds } from './asked-deeds.ts';

test.each([
  ['How do I rotate my api key?', 'How do I        my api key?'],
  ['Is there a way to disable the webhook?', 'Is there a way to         the webhook?'],
  ['how to properly renew the token', 'how to properly       the token'],
  ['How do we fix the 401 since the key was rotated?', 'How do we     the 401 since the key was rotated?'],
  ['Can I not see the webhook?', 'Can I not see the webhook?'],
  ['The key was rotated yesterday', 'The key was rotated yesterday'],
  ['we can rotate it, and it fails', 'we can rotate it, and it fails'],
])('%s', (words, left) => {
  expect(withoutAskedDeeds(words)).toBe(left);
});
