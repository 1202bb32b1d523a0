import { describe, expect, it } from 'vitest';
import { findMasks, redact } from '../../redact.ts';

const key = 'a key of this test';
const masked = (text: string) => redact(text, { key, personalData: true });
const m = (length: number) => `…\\[${length},#[0-9a-f]{4}\\]`;

/** A number with its check digit, as ISO/IEC 7812-1 makes it. */
function cardOf(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const twice = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += twice > 9 ? twice - 9 : twice;
  }
  return digits + ((10 - (sum % 10)) % 10);
}
const visa = cardOf('424242421234567');
const amex = cardOf('37828224631000');

describe('personal data', () => {
  it('stays as it is unless the operator asks', () => {
    const text = `ann@example.com +49 30 901820 ${visa} DE89370400440532013000`;
    expect(redact(text, { key })).toEqual({ text, redactions: [] });
    expect(masked(text).redactions.map((r) => r.kind)).toEqual(['email', 'phone', 'card-number', 'iban']);
  });

  it.each<[string, string, RegExp, string]>([
    ['an e-mail address', 'To: ann.smith@example.com', new RegExp(`^To: ${m(9)}@example\\.com$`), 'email'],
    [
      'an address in JSON',
      '{"email":"ann+x@mail.example.co.uk"}',
      new RegExp(`"${m(5)}@mail\\.example\\.co\\.uk"`),
      'email',
    ],
    ['an address in a URL', 'GET /u?e=ann%40example.com&x=1', new RegExp(`e=${m(3)}%40example\\.com&x=1$`), 'email'],
    ['an address as \\u0040', '{"to":"ann\\u0040example.com"}', new RegExp(`"${m(3)}\\\\u0040example\\.com"`), 'email'],
    ['an address between brackets', 'From: Ann <ann@example.com>', new RegExp(`<${m(3)}@example\\.com>$`), 'email'],
    ['a phone number', 'call +49 30 901820 now', new RegExp(`^call \\+49 ${m(11)} now$`), 'phone'],
    ['a phone number in a form', 'To=%2B14155552671&From=x', new RegExp(`^To=%2B1${m(12)}&From=x$`), 'phone'],
    ['a North American number', 'or (415) 555-2671.', new RegExp(`^or ${m(12)}\\.$`), 'phone'],
    ['a number under its name', '{"phone":"0170 1234567"}', new RegExp(`^\\{"phone":"${m(11)}"\\}$`), 'phone'],
    ['a card number', `card ${visa} failed`, new RegExp(`^card ${m(16)} failed$`), 'card-number'],
    [
      'a card number in groups',
      `${visa.replace(/(\d{4})(?=\d)/g, '$1 ')} x`,
      new RegExp(`^${m(16)} x$`),
      'card-number',
    ],
    ['a card of fifteen digits', `"number":"${amex}"`, new RegExp(`^"number":"${m(15)}"$`), 'card-number'],
    ['an IBAN', 'iban DE89370400440532013000 ok', new RegExp(`^iban DE${m(22)} ok$`), 'iban'],
    ['an IBAN in groups', 'GB29 NWBK 6016 1331 9268 19 was used', new RegExp(`^GB${m(22)} was used$`), 'iban'],
    ['an IBAN before capitals', 'NL91ABNA0417164300 FAILED', new RegExp(`^NL${m(18)} FAILED$`), 'iban'],
  ])('is masked: %s', (_, text, expected, kind) => {
    const once = masked(text);
    expect(once.text).toMatch(expected);
    expect(once.redactions).toEqual([{ kind, line: 1 }]);
    expect(masked(once.text)).toEqual({ text: once.text, redactions: [] });
  });

  it('has one fingerprint however it is written', () => {
    const texts = [`+49 30 901820 and +4930901820`, `${visa} and ${visa.replace(/(\d{4})(?=\d)/g, '$1-')}`];
    for (const text of texts) {
      const [first, second, ...more] = findMasks(masked(text).text);
      expect(second?.fingerprint).toBe(first?.fingerprint);
      expect(more).toEqual([]);
    }
  });

  it.each([
    '2025-08-18T11:02:07.310Z +0200 request took 1730000000123 ms',
    'trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7',
    '3f2b8c1e-7a40-4a53-9d9e-0b8f5a2d6c11',
    'git clone git@github.com:acme/shop.git && npm i pkg@1.2.3 @scope/pkg@2',
    `order_${visa} v${visa} ${visa}.5`,
    `not a card: ${String(Number(visa.slice(-4)) + 1).padStart(4, '0')} ${visa.slice(0, 15)}${(Number(visa.slice(-1)) + 1) % 10}`,
    'DE89370400440532013001 has a wrong check digit, XX89370400440532013000 no country',
    'host 203.0.113.7:443, range 192.0.2.0/24, Content-Length: 1234567, "duration": 4155552671',
    '@media (min-width: 400px) { a@b }',
    'phone: required, tel: null, cell: A12',
  ])('is not seen in: %s', (text) => {
    expect(masked(text)).toEqual({ text, redactions: [] });
  });

  it('takes time in proportion to the text', () => {
    for (const unit of [
      'a@',
      'a.',
      '+1',
      '4',
      '4 ',
      'DE12',
      'DE12 ',
      'phone:',
      'phone: (1',
      '%40a.',
      '+4 ',
      '415-',
      'A1',
    ]) {
      const start = performance.now();
      masked(unit.repeat(300_000 / unit.length));
      expect(performance.now() - start, unit).toBeLessThan(5000);
    }
  });
});
