import { randomBytes } from 'node:crypto';
import { EvidenceError } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { assess, diagnose } from './diagnose.ts';
import type { Evidence } from './evidence-input.ts';
import { explain } from './explain.ts';
import { compileKnowledge } from './knowledge/compile.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { shippedKnowledge } from './shipped.ts';

const knowledge = shippedKnowledge();
const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'test' };
const run = (evidence: Evidence) => diagnose(evidence, knowledge, circumstances);

const missing = `$ curl -v https://api.acme.com/v2/contacts
*   Trying 203.0.113.10:443...
* Connected to api.acme.com (203.0.113.10) port 443 (#0)
> GET /v2/contacts HTTP/1.1
> Host: api.acme.com
> User-Agent: curl/8.5.0
> Accept: */*
>
< HTTP/1.1 401 Unauthorized
< Date: Mon, 01 Dec 2025 10:00:00 GMT
< Content-Type: application/json
< WWW-Authenticate: Bearer realm="api"
<
{"error":{"code":"unauthorized","message":"No API key provided in the request"}}
* Connection #0 to host api.acme.com left intact
`;

describe('a pasted curl transcript', () => {
  it('of a call without credential leads to that cause, with the line that proves it', async () => {
    const { hypotheses, conclusive, nextStep, failures, symptoms } = await run({
      artifacts: [{ name: 'curl.txt', content: missing }],
    });
    expect(hypotheses[0]?.cause?.id).toBe('auth.missing_credentials');
    expect(conclusive).toBe(true);
    expect(nextStep).toEqual({ kind: 'fix', cause: 'auth.missing_credentials' });
    expect(symptoms.map((s) => s.id)).toContain('api_4xx');
    expect(failures[0]).toMatchObject({ host: 'api.acme.com', method: 'GET', path: '/v2/contacts', status: 401 });
    const lines = hypotheses[0]?.findings.flatMap((f) => f.observations.map((o) => o.source)) ?? [];
    expect(lines).toContainEqual({
      kind: 'lines',
      artifact: 'curl.txt',
      firstLine: 9,
      lastLine: 9,
      quote: '< HTTP/1.1 401 Unauthorized',
    });
  });

  it.each([
    ['only host and status', '> GET /v2/contacts HTTP/1.1\n> Host: api.acme.com\n>\n< HTTP/1.1 401 Unauthorized\n'],
    [
      'a short answer',
      '$ curl -v https://api.acme.com/v2/contacts\n> GET /v2/contacts HTTP/1.1\n> Host: api.acme.com\n> User-Agent: curl/8.5.0\n>\n< HTTP/1.1 401 Unauthorized\n< WWW-Authenticate: Bearer\n<\n{"error":"missing token"}\n',
    ],
    [
      'the answer alone',
      'HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{"message":"No token provided"}\n',
    ],
  ])('that was cut down to %s leads there too', async (_, content) => {
    const { hypotheses, conclusive } = await run({ artifacts: [{ content }] });
    expect(hypotheses[0]?.cause?.id).toBe('auth.missing_credentials');
    expect(conclusive).toBe(true);
  });

  it('of a sandbox key on the production host leads to the mismatch', async () => {
    const key = `sk_test_${randomBytes(16).toString('hex')}`;
    const content = missing
      .replace('> Accept: */*', `> Accept: */*\n> Authorization: Bearer ${key}`)
      .replace('No API key provided in the request', 'Unauthorized');
    const { hypotheses, conclusive, redactions } = await run({ artifacts: [{ content }] });
    expect(hypotheses[0]?.cause?.id).toBe('auth.environment_mismatch');
    expect(conclusive).toBe(true);
    expect(redactions).toEqual([{ kind: expect.any(String), artifact: 'artifact 1', line: 8 }]);
  });

  it('pasted into the report is read all the same', async () => {
    const { hypotheses } = await run({ report: `our sync dies, here is curl\n${missing}thanks` });
    expect(hypotheses[0]?.cause?.id).toBe('auth.missing_credentials');
  });
});

describe('a diagnosis', () => {
  it('is the same, byte for byte, for the same evidence, also on knowledge compiled again', async () => {
    const evidence: Evidence = { report: 'webhook stopped since the deploy, 401', artifacts: [{ content: missing }] };
    const again = compileKnowledge(loadKnowledge());
    const [one, two] = [await run(evidence), await diagnose(evidence, again, circumstances)];
    expect(JSON.stringify(plain(two))).toBe(JSON.stringify(plain(one)));
  });

  it('never holds a secret, wherever it stood', async () => {
    const secret = randomBytes(16).toString('hex');
    const text = `key sk_live_${secret}\nAuthorization: Bearer ${secret}\nhttps://u:${secret}@api.acme.com/x?api_key=${secret}\n{"password":"${secret}"}`;
    const diagnosis = await run({ report: text, artifacts: [{ name: 'log', content: text }] });
    expect(JSON.stringify(plain(diagnosis))).not.toContain(secret);
    expect(diagnosis.redactions.length).toBeGreaterThanOrEqual(8);
  });

  it('names the knowledge that made it', async () => {
    expect((await run({ report: 'x' })).knowledge).toEqual(knowledge.release);
    expect(knowledge.release.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has probabilities that add up to one, the highest first', async () => {
    const { hypotheses } = await run({ report: 'our webhook gets a 403' });
    const all = hypotheses.map((h) => h.probability);
    expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(hypotheses.some((h) => h.cause === null)).toBe(true);
  });

  it('of no evidence is refused with what to do', async () => {
    await expect(run({ report: '  ' })).rejects.toThrow(EvidenceError);
    await expect(run({ report: '  ' })).rejects.toMatchObject({
      code: 'EMPTY',
      field: ['report'],
      hint: expect.stringMatching(/paste/),
    });
  });

  it('survives any text', async () => {
    for (const content of [
      '\0\0\0',
      '\ud800',
      '[['.repeat(5_000),
      '{"a":'.repeat(8_000),
      'a'.repeat(200_000),
      '\u001b[31m',
      '<'.repeat(10_000),
    ]) {
      expect(
        (await run({ report: content.slice(0, 5_000), artifacts: [{ content }] })).hypotheses.length,
      ).toBeGreaterThan(10);
    }
  });
});

describe('"webhook stopped"', () => {
  it('alone leads to the question whether the sender tried', async () => {
    const { conclusive, nextStep } = await run({ report: 'webhook stopped' });
    expect(conclusive).toBe(false);
    expect(nextStep).toMatchObject({ kind: 'ask', fact: 'webhook.attempt_in_sender_log' });
  });
});

describe('what is no failing integration', () => {
  it('is said to be so, and handed over', async () => {
    const { hypotheses, nextStep } = await run({
      report: 'Where do I find the invoice for last month? I need to change our billing address and credit card.',
    });
    expect(hypotheses[0]?.cause).toBeNull();
    expect(nextStep.kind).toBe('escalate');
  });
});

describe('an explanation', () => {
  it('says why a cause is believed, why another is not, and what would change that', async () => {
    const assessed = await assess({ artifacts: [{ name: 'curl.txt', content: missing }] }, knowledge, circumstances);
    const why = explain('auth.missing_credentials', assessed);
    expect(why.rank).toBe(1);
    expect(why.hypothesis.findings.some((f) => f.direction === 'supports' && f.counts)).toBe(true);
    const whyNot = explain('auth.token_expired', assessed);
    expect(whyNot.rank).toBeGreaterThan(1);
    expect(
      whyNot.denied.length + whyNot.hypothesis.findings.filter((f) => f.direction === 'contradicts').length,
    ).toBeGreaterThan(0);
    expect(whyNot.wouldChange.every((w) => w.change !== 0 && w.statement.length > 3)).toBe(true);
  });

  it('of a cause that does not exist names the nearest', async () => {
    const assessed = await assess({ report: 'x' }, knowledge, circumstances);
    expect(() => explain('auth.token_expred', assessed)).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_CAUSE', hint: expect.stringContaining('auth.token_expired') }),
    );
  });
});

/** A diagnosis without the compiled rules behind its causes, which are functions. */
function plain({ hypotheses, ...rest }: Awaited<ReturnType<typeof run>>) {
  return { ...rest, hypotheses: hypotheses.map(({ cause, ...h }) => ({ ...h, cause: cause?.id ?? null })) };
}
