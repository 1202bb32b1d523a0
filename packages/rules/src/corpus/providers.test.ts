import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Delivery, followsScheme } from '../../testing/declared-scheme.ts';
import { signers, type Unsigned } from '../../testing/vendor-signatures.ts';
import { assess } from '../diagnose.ts';
import type { Provider } from '../knowledge/compile.ts';
import type { VendorError } from '../knowledge/provider-language.ts';
import { isAgainst } from '../knowledge/vendor-errors.ts';
import { shippedKnowledge } from '../shipped.ts';

const knowledge = shippedKnowledge();
const providers = [...knowledge.providers.values()];
const now = Date.UTC(2026, 0, 1);
const circumstances = { now, redactionKey: 'profiles' };

async function diagnosed(content: string) {
  const { diagnosis } = await assess({ artifacts: [{ name: 'pasted.txt', content }] }, knowledge, circumstances);
  return diagnosis;
}

async function recognised(content: string) {
  const { provider, observations } = await diagnosed(content);
  return `${provider?.id} by ${observations.find(({ fact }) => fact === 'provider.named_by')?.value}`;
}

/** A transcript with everything in braces filled in; the credential is a new one, of a kind that no profile knows. */
function filled(sample: string, parts: Readonly<Record<string, string>> = {}): string {
  const unknown = `dummy-${randomBytes(9).toString('hex')}`;
  const key = sample.includes('Basic {key}') ? Buffer.from(`dummy:${unknown}`).toString('base64') : unknown;
  const all: Record<string, string> = { key, signature: 'dummy', ...parts };
  return sample.replace(/\{(key|signature|timestamp|status|error)\}/g, (whole, name: string) => all[name] ?? whole);
}

/** What follows the prefix of a key: hex of these lengths, with dots between. */
function restOfKey(lengths: readonly number[] = [48]): string {
  return lengths.map((length) => randomBytes(length).toString('hex').slice(0, length)).join('.');
}

/** A delivery's parts, as its transcript has them. */
function partsOf(transcript: string): Unsigned {
  const [head = '', ...rest] = transcript.trimEnd().split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const [method = '', path = ''] = first.split(' ');
  const url = `https://${headers.host}${path}`;
  return { method, url, headers, body: rest.join('\n\n'), s: String(now / 1000), ms: String(now) };
}

describe.each(providers.map((provider): [string, Provider] => [provider.id, provider]))(
  'the profile of %s',
  (id, provider) => {
    const {
      cases = {},
      hosts = [],
      test_hosts = [],
      live_hosts = [],
      headers = [],
      user_agents = [],
      keys = [],
    } = provider;
    const { call, delivery, words, refusal, refusal_in_words = refusal } = cases;
    const errors = (provider.errors ?? []).filter(({ strength }) => !isAgainst(strength));

    it('has a sample of everything that it tells', () => {
      const missing = Object.entries({
        call: hosts.length > 0 && !call,
        delivery: (headers.length > 0 || user_agents.length > 0 || provider.signature) && !delivery,
        words: hosts.length + headers.length + user_agents.length === 0 && !words,
        refusal: errors.some(({ code }) => code !== undefined) && !refusal,
        refusal_in_words: errors.some(({ says }) => says !== undefined) && !refusal_in_words,
        'a {key} in call': keys.length > 0 && !call?.includes('{key}'),
        'a {signature} in delivery': provider.signature && !delivery?.includes('{signature}'),
        'how the vendor signs, in vendor-signatures.ts': provider.signature && !signers[id],
      });
      expect(missing.filter(([, lacks]) => lacks).map(([what]) => what)).toEqual([]);
    });

    it.runIf(call)('knows the vendor by each host that a call goes to', async () => {
      const shown = hosts.find((host) => call?.includes(host)) ?? 'no host of the profile';
      expect(call).toContain(shown);
      for (const host of new Set([...hosts, ...test_hosts, ...live_hosts])) {
        expect(await recognised(filled((call ?? '').replaceAll(shown, host)))).toBe(`${id} by host`);
      }
    });

    it.runIf(delivery && headers.length + user_agents.length > 0)('knows the vendor by what it delivers', async () => {
      const by = headers.length > 0 ? 'header' : 'sender';
      const shows = (text = '') => headers.some((name) => text.toLowerCase().includes(`\n${name}:`));
      // Some show themselves by a header only in what their API answers, here seen behind a host of somebody else.
      const answer = hosts.reduce((text, host) => text.replaceAll(host, 'proxy.shop.example'), call ?? '');
      const seen = by === 'sender' || shows(delivery) || shows(delivery?.replaceAll('\n< ', '\n')) ? delivery : answer;
      expect(await recognised(filled(seen ?? ''))).toBe(`${id} by ${by}`);
    });

    it.runIf(words)('knows the vendor by its name', async () => {
      expect(await recognised(words ?? '')).toBe(`${id} by name`);
    });

    it.runIf(provider.signature)('describes a signature so that one of the vendor can be checked', () => {
      const unsigned = partsOf(delivery ?? '');
      const { signature: scheme } = provider;
      const signed = signers[id]?.(unsigned);
      if (!scheme || !signed) throw new Error('has no sample');
      const made = partsOf(
        filled(delivery ?? '', { signature: signed.signature, timestamp: signed.timestamp ?? unsigned.s }),
      );
      const received = { secret: '', ...signed, ...made };
      const header = scheme.header.startsWith('(') ? { ...scheme, header: ':query' } : scheme;
      const query = { ':query': new URL(made.url).searchParams.get('secret') ?? '' };
      const arrived = { ...received, headers: { ...made.headers, ...query } };
      expect(followsScheme(header, arrived)).toBe(true);
      expect(followsScheme(header, { ...arrived, ...altered(scheme.kind, arrived) })).toBe(false);
    });

    it.each(keys)('knows that a key with $prefix is of the kind $kind', async ({ prefix, kind, mode }) => {
      const { observations } = await diagnosed(filled(call ?? '', { key: prefix + restOfKey(cases.key_rest) }));
      const seen = Object.fromEntries(observations.map(({ fact, value }) => [fact, value]));
      expect([seen['request.credential_kind'], seen['request.credential_mode']]).toEqual([kind, mode]);
    });

    it.each(errors.map((error): [string, VendorError] => [error.code ?? error.says ?? '', error]))(
      'finds the cause of %s',
      async (said, { code, status, cause }) => {
        const sent = (code === undefined ? refusal_in_words : refusal) ?? '';
        const sample = cause === 'auth.missing_credentials' ? sent.replace(/^.*\{key\}.*\n/m, '') : sent;
        const { hypotheses } = await diagnosed(
          filled(sample, { status: String(status ?? usualStatus(cause)), error: said }),
        );
        const found = hypotheses.slice(0, 1).map((h) => h.cause?.id);
        expect(found).toEqual([cause]);
        const rules = hypotheses[0]?.findings.map(({ rule }) => rule) ?? [];
        expect(rules.some((rule) => rule.startsWith(`${cause}/vendor-${id}-`))).toBe(true);
      },
    );
  },
);

/** What a forger would change: the secret where nothing is hashed, else the content, in the body or the address. */
function altered(kind: string, { body, url, secret }: Pick<Delivery, 'body' | 'url' | 'secret'>): Partial<Delivery> {
  const other = (c: string) => (c === '7' ? '8' : '7');
  return kind === 'token' || kind === 'basic'
    ? { secret: `${secret}x` }
    : { body: body.replace(/\w/, other), url: url.replace(/\d(?=\D*$)/, other) };
}

/** The status that such a refusal has, where its profile names none. */
function usualStatus(cause: string): number {
  const known: Record<string, number> = {
    'auth.insufficient_scope': 403,
    'auth.ip_not_allowed': 403,
    'request.idempotency_conflict': 409,
    'request.malformed_json': 400,
    'request.method_not_allowed': 405,
    'request.resource_not_found': 404,
    'request.too_large': 413,
    'request.validation_failed': 422,
    'request.wrong_content_type': 415,
    'request.wrong_endpoint_path': 404,
    'server.internal_error': 500,
    'server.overloaded': 503,
  };
  const ofArea: Record<string, number> = { auth: 401, rate: 429 };
  return known[cause] ?? ofArea[cause.split('.')[0] ?? ''] ?? 400;
}
