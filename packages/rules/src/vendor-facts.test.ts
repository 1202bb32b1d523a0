import { describe, expect, it } from 'vitest';
import { fixFor } from './fix-for.ts';
import { shippedKnowledge } from './shipped.ts';
import { matters, vendorFacts } from './vendor-facts.ts';

const { causes, providers } = shippedKnowledge();

describe('what a vendor documents', () => {
  const acme = {
    id: 'acme',
    name: 'Acme',
    live_hosts: ['api.acme.test'],
    signature: { kind: 'hmac', header: 'x-sig', algorithm: 'sha256', encoding: 'hex', signed_content: '{body}' },
    webhooks: { timeout_s: 3, retries: 'Three times.', follows_redirects: false },
  } as const;
  const all = (cause: string) =>
    vendorFacts(cause, { ...acme, sources: ['https://docs.example.com'], live_hosts: [...acme.live_hosts] });

  it('is told with the fix of the cause that it matters to, and not with others', () => {
    expect(all('webhook.handler_timeout')).toBe('**At Acme:** It waits 3 s for the answer. Retries: three times.');
    expect(all('signature.wrong_secret')).toBe(
      '**At Acme:** It signs `{body}` with sha256, in hex, and sends it in `x-sig`.',
    );
    expect(all('webhook.redirect_not_followed')).toBe('**At Acme:** It does not follow redirects.');
    expect(all('auth.environment_mismatch')).toBe('**At Acme:** Live: `api.acme.test`.');
    expect(all('payload.test_sample')).toBeUndefined();
  });

  it('is left out where the profile does not tell it', () => {
    expect(all('webhook.handshake_failed')).toBeUndefined();
    expect(all('auth.wrong_region_or_account')).toBeUndefined();
  });

  it('stands behind the steps of the fix', () => {
    const cause = causes.get('webhook.handler_timeout') ?? null;
    const fix = fixFor({ cause, failure: undefined, provider: providers.get('slack') });
    expect(fix?.steps.startsWith(cause?.fix.steps ?? 'no such cause')).toBe(true);
    expect(fix?.steps).toContain('**At Slack:** It waits 3 s');
    expect(fixFor({ cause, failure: undefined })?.steps).toBe(cause?.fix.steps);
  });

  it('is told of causes that there are', () => {
    expect(Object.keys(matters).filter((cause) => !causes.has(cause))).toEqual([]);
  });
});
