import { assess, compileKnowledge } from '@causeway/rules';
import { describe, expect, it } from 'vitest';
import { sampleKnowledge } from '../sample-knowledge.ts';
import { type Asker, back, interview, type Turn } from './interview.ts';

const knowledge = compileKnowledge(sampleKnowledge);

/** An interview with somebody who gives these answers in turn, and what was asked. */
async function held(given: readonly (string | null | typeof back | { log: string })[]) {
  const asked: string[] = [];
  const left = [...given];
  const next = () => {
    const answer = left.shift();
    return answer === undefined ? null : answer;
  };
  const asker: Asker = {
    choose: async ({ fact, canGoBack }) => {
      asked.push(canGoBack ? fact.id : `${fact.id} (first)`);
      const answer = next();
      return typeof answer === 'object' ? null : answer;
    },
    artifact: async ({ request }) => {
      asked.push(request.id);
      const answer = next();
      if (answer === back || answer === null || typeof answer !== 'object') return answer === back ? back : null;
      return { name: 'log', content: answer.log, bytes: answer.log.length };
    },
  };
  const diagnose = (turns: readonly Turn[]) =>
    assess(
      {
        report: 'our webhook stopped',
        artifacts: turns.flatMap((t) => t.artifact ?? []),
        answers: turns.map((t) => t.answer),
      },
      knowledge,
      { now: 0, redactionKey: 'k' },
    );
  const { assessed, turns } = await interview(diagnose, knowledge, asker);
  return { asked, turns, diagnosis: assessed.diagnosis };
}

describe('an interview', () => {
  it('asks until the evidence is enough', async () => {
    const { asked, diagnosis } = await held(['no_attempt', 'no']);
    expect(asked).toEqual(['hook.attempt (first)', 'hook.ticked']);
    expect(diagnosis.conclusive).toBe(true);
    expect(diagnosis.hypotheses[0]?.cause?.id).toBe('hook.not_ticked');
  });

  it('takes "I don\'t know" and ends with a person', async () => {
    const { asked, diagnosis } = await held([]);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toContain('sender_log');
    expect(diagnosis.nextStep.kind).toBe('escalate');
  });

  it('goes back and takes the other answer', async () => {
    const { asked, turns } = await held([null, back, 'no_attempt', 'no']);
    expect(asked[0]).toBe('hook.attempt (first)');
    expect(asked[2]).toBe('hook.attempt (first)');
    expect(turns.map((t) => t.answer)).toEqual([
      { question: 'hook.attempt', choice: 'no_attempt' },
      { question: 'hook.ticked', choice: 'no' },
    ]);
  });

  it('takes an artifact where one is asked for', async () => {
    const { diagnosis } = await held(['no_attempt', null, { log: '2026-11-23T10:00:00Z WARN hook switched off' }]);
    expect(diagnosis.hypotheses[0]?.cause?.id).toBe('hook.switched_off');
    expect(diagnosis.conclusive).toBe(true);
  });
});
