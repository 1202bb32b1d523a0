import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';

const secret = randomBytes(12).toString('hex');
const masked = (text: string) => redact(text, { key: 'test' }).text;

describe('a secret on a command line', () => {
  it.each([
    `curl -u ann:${secret} https://api.example.com`,
    `curl --user 'ann:${secret}' https://api.example.com`,
    `curl --oauth2-bearer ${secret} https://api.example.com`,
    `curl --oauth2-bearer="${secret}" https://api.example.com`,
    `http -A bearer -a ${secret} GET example.com`,
    `http --auth-type=bearer --auth=${secret} GET example.com`,
    `xh --bearer ${secret} example.com`,
    `curl -b 'session=${secret}' https://api.example.com`,
    `curl -H "Authorization: Bearer ${secret}" https://api.example.com`,
  ])('is masked in %s', (text) => {
    expect(masked(text)).not.toContain(secret);
    expect(masked(text)).toContain('…[');
  });

  it('leaves users, variables and flags of other programs readable', () => {
    for (const text of [
      'curl -u ann:$PASSWORD https://api.example.com',
      'curl --oauth2-bearer $TOKEN https://api.example.com',
      'http -A bearer -a "$TOKEN" GET example.com',
      'docker run -u 1000:1000 -a stdout image',
      'curl -A bearer-test/1.0 https://api.example.com',
    ]) {
      expect(masked(text)).toBe(text);
    }
  });
});
