import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';

const key = 'a key of this test';
const masked = (text: string) => redact(text, { key });

describe('a secret that a sentence tells', () => {
  it.each<[string, string]>([
    ['our api key is ', 'k7Qz29xLm4Tp8Vw3'],
    ['The password is ', 'Tr0ub4dor&3'],
    ['the password is ', 'hunter2'],
    ['my client secret is "', '9f8e7d6c5b4a39281706'],
    ['secret key: ', 'Zx81Qw07Er55Ty23'],
    ['we use the token ', 'a8f5f167f44f4964e6c998dee827110c'],
    ['access token was ', '0b79bab50daca910b000d4f1a2b675d604257e42'],
  ])('is masked after %s', (before, secret) => {
    const { text } = masked(`${before}${secret}" and then it fails`);
    expect(text).not.toContain(secret);
    expect(text.startsWith(before)).toBe(true);
  });

  it.each([
    'the password is wrong',
    'the password is required and too short',
    'our api key is missing a scope',
    'the token is expired since 2025-08-18T11:02:07Z',
    'the secret is the same in both places',
    'the key is order-10331',
    'a token was issued by auth0.example.com',
    'the session is 3f2b8c1e-7a40-4a53-9d9e-0b8f5a2d6c11',
  ])('is not seen in: %s', (text) => {
    expect(masked(text)).toEqual({ text, redactions: [] });
  });
});
