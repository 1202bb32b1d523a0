import { shippedKnowledge } from '@causeway/rules/shipped';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { dictionaryOf } from './dictionary.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  // Files come from where the page comes from, and a cause is named by a sentence.
  rules: { 'require-sri': 'off', 'long-title': 'off' },
});

describe('a page', () => {
  it('is valid HTML, whichever it is', () => {
    const dictionary = dictionaryOf(shippedKnowledge(), { links: 'addresses' });
    const pages = [...dictionary.pages].filter(([, { type }]) => type.startsWith('text/html'));
    expect(pages.length).toBeGreaterThan(150);
    const wrong = [...pages, ['missing', { body: dictionary.missing('/causes/tls/x/') }] as const].flatMap(
      ([address, { body }]) =>
        validator
          .validateStringSync(String(body))
          .results.flatMap(({ messages }) => messages.map((m) => `${address}:${m.line} ${m.ruleId}: ${m.message}`)),
    );
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});
