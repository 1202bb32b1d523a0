import { limits } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { Evidence } from './evidence-input.ts';
import { redactEvidence } from './redacted-evidence.ts';
import { shippedKnowledge } from './shipped.ts';

const secret = `sk_live_${'7aQ2'.repeat(6)}`;
const key = 'a key of this test';
const anyQuestion = [...shippedKnowledge().askable.keys()][0] ?? '';

describe('evidence', () => {
  it('is masked in report, artifacts, their names, answers and ids', () => {
    const redacted = redactEvidence(
      {
        report: `we use ${secret}`,
        artifacts: [{ name: `call ${secret}.txt`, content: `X-Api-Key: ${secret}` }],
        answers: [{ question: 'x', value: secret }],
        provider: secret,
      },
      { key },
    );
    expect(JSON.stringify(redacted)).not.toContain('7aQ2');
    const name = redacted.documents[0]?.name;
    expect(redacted.redactions).toEqual([
      { kind: 'stripe-secret-key-in-name', line: 1, artifact: name },
      { kind: 'stripe-secret-key', line: 1, artifact: name },
      { kind: 'stripe-secret-key', line: 1, artifact: null },
    ]);
  });

  it.each<[string, Evidence]>([
    ['unknown question', { answers: [{ question: secret, choice: 'yes' }] }],
    ['unknown choice', { answers: [{ question: anyQuestion, choice: secret }] }],
    ['unknown provider', { report: 'it fails', provider: secret }],
  ])('is masked in the error of an %s', async (_, given) => {
    const refused = diagnose(given, shippedKnowledge(), { now: 0, redactionKey: key });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('sk_live_…[') });
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('7aQ2') });
  });

  it.each<[string, Evidence, string[]]>([
    ['a name', { artifacts: [{ name: 'n'.repeat(5e6), content: 'x' }] }, ['artifacts', '0', 'name']],
    ['a question', { answers: [{ question: 'q'.repeat(5e6) }] }, ['answers', '0', 'question']],
    ['a value', { answers: [{ question: 'x', value: 'v'.repeat(5e6) }] }, ['answers', '0', 'value']],
    ['a provider', { report: 'x', provider: 'p'.repeat(5e6) }, ['provider']],
    ['a list of answers', { answers: new Array(limits.answers + 1).fill({ question: 'x' }) }, ['answers']],
  ])('with %s beyond its limit is refused', (_, given, field) => {
    expect(() => redactEvidence(given, { key })).toThrow(expect.objectContaining({ field, limit: expect.any(Number) }));
  });

  it('has personal data masked everywhere when the operator asks', async () => {
    const address = 'ann.smith@example.com';
    const given: Evidence = {
      report: `${address} cannot log in`,
      artifacts: [{ name: `${address}.txt`, content: `{"email":"${address}"}` }],
    };
    const asked = await diagnose(given, shippedKnowledge(), { now: 0, redactionKey: key, maskPersonalData: true });
    expect(JSON.stringify(asked.documents)).not.toContain('ann.smith');
    expect(asked.redactions.map((r) => r.kind)).toEqual(['email-in-name', 'email', 'email']);
    const usual = await diagnose(given, shippedKnowledge(), { now: 0, redactionKey: key });
    expect(usual.redactions).toEqual([]);
  });

  it('may hold more secrets than a call takes arguments', () => {
    const content = `Cookie: ${Array.from({ length: 150_000 }, (_, i) => `a=${i}x7Qz;`).join(' ')}`;
    expect(redactEvidence({ artifacts: [{ content }] }, { key }).redactions.length).toBeGreaterThan(140_000);
  });
});
