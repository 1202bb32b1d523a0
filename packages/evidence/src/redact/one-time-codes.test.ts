import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';

const key = 'a key of this test';
const drawn = () => String(100_000 + Math.floor(Math.random() * 900_000));
const masked = (text: string) => redact(text, { key });

describe('a code to log in with', () => {
  it.each<(code: string) => string>([
    (code) => `POST /login?user=ann&otp=${code}&lang=en`,
    (code) => `{"otp":"${code}","ok":true}`,
    (code) => `{"otp": ${code}, "ok": true}`,
    (code) => `{"type":"totp","code":"${code}"}`,
    (code) => `{"code":"${code}","method":"2fa"}`,
    (code) => `verification_code: ${code}`,
    (code) => `X-OTP: ${code}`,
    (code) => `<pin>${code}</pin>`,
    (code) => `the OTP is ${code}, it came by SMS`,
    (code) => `my PIN ${code} does not work`,
    (code) => `MFA_CODE=${code}`,
    (code) => `smsCode=${code} sent`,
    (code) => `mfa: {code: '${code}'}`,
  ])('is masked: %s', (write) => {
    const code = drawn();
    const { text, redactions } = masked(write(code));
    expect(text).not.toContain(code);
    expect(redactions).toEqual([{ kind: expect.stringMatching(/one-time-code|oauth-code/), line: 1 }]);
    expect(masked(text)).toEqual({ text, redactions: [] });
  });

  it('and the three digits of a card are masked', () => {
    expect(masked('{"cvv":"123","cvc": 456}').text).toMatch(/^\{"cvv":"…\[3,#\w{4}\]","cvc": "…\[3,#\w{4}\]"\}$/);
  });

  it.each([
    'code: 400',
    '{"code":400,"message":"the verification code is wrong"}',
    '{"code":"invalid_otp","message":"OTP expired"}',
    '{"error":{"code":"21608","message":"unverified number"}}',
    'otp=true&pin=false',
    'the OTP was sent at 10:32:11',
    'the PIN 404 was not found by the server',
    'status code 483920 was never heard of',
    'shipping=1234 pinned: 1.2.3 mapping: 5678 npm pin@1.2.3',
    '"otp": null, "pin": ""',
    'pinning 2025 certificates, spinning 1000 times',
  ])('is not seen in: %s', (text) => {
    expect(masked(text)).toEqual({ text, redactions: [] });
  });
});
