import { describe, expect, it } from 'vitest';
import { assess } from '../diagnose.ts';
import { shippedKnowledge } from '../shipped.ts';
import { weighFinding } from '../weigh.ts';

const diagnosed = (report: string) =>
  assess({ report }, shippedKnowledge(), { now: Date.UTC(2026, 0, 1), redactionKey: 'test' });

/** What is observed of a fact in a report. */
async function observed(report: string, fact: string) {
  const { diagnosis } = await diagnosed(report);
  return diagnosis.observations.find((observation) => observation.fact === fact);
}

describe('what people only suppose', () => {
  it('is observed as their suspicion, with their words', async () => {
    const observation = await observed('All calls fail. Maybe the token expired?', 'credential.complaint');
    expect(observation).toMatchObject({
      value: ['expired'],
      source: { kind: 'report', quote: 'Maybe the token expired?', hedged: true },
    });
    expect(observation?.statement).toMatch(/^the reporter suspects that /);
  });

  it('gives way to what they know', async () => {
    const report = 'Maybe the token expired? It says invalid api key.';
    expect(await observed(report, 'credential.complaint')).toMatchObject({
      value: ['invalid'],
      source: { kind: 'report' },
    });
  });

  it('weighs less than what they say, and that less than what was seen', async () => {
    const knowledge = shippedKnowledge();
    const { assessment } = await diagnosed('The token expired');
    const held = assessment.held.flat().find(({ rule }) => rule.facts.includes('credential.complaint'));
    expect(held).toBeDefined();
    if (!held) return;
    const weigh = (source: (typeof held.observations)[number]['source']) =>
      weighFinding({ ...held, observations: held.observations.map((one) => ({ ...one, source })) }, knowledge).log;
    const { said, hedged } = knowledge.weighing;
    const seen = weigh({ kind: 'lines', artifact: 'a.log', firstLine: 1, lastLine: 1, quote: 'x' });
    expect(weigh({ kind: 'report', quote: 'x' })).toBeCloseTo(seen * said, 10);
    expect(weigh({ kind: 'report', quote: 'x', hedged: true })).toBeCloseTo(seen * said * hedged, 10);
  });
});

describe('several things in one report', () => {
  it('are each heard as they are meant', async () => {
    const report =
      'Webhooks arrive fine on our staging but not in production. I rotated the key, same error. The docs theme is broken too, but that is another story.';
    expect(await observed(report, 'webhook.arrives')).toBeUndefined();
    expect(await observed(report, 'history.works_from')).toMatchObject({ value: 'other_environment' });
    expect(await observed(report, 'history.changed_before')).toBeUndefined();
    expect(await observed(report, 'credential.fresh_one_helps')).toMatchObject({ value: false });
  });

  it('keep a deed that came before the failure', async () => {
    expect(await observed('Since we rotated the key every call fails.', 'history.changed_before')).toMatchObject({
      value: 'key_change',
    });
  });
});
