import { EvidenceError } from '@causeway/evidence';
import { KnowledgeError, runExamples } from '@causeway/rules';
import { counted } from '../render/figures.ts';
import { exampleLines, problemLines } from '../render/knowledge-report.ts';
import { span } from '../render/line.ts';
import { type Appearance, type Console, show } from '../terminal/console.ts';
import { knowledgeOf } from './evidence.ts';

type KnowledgeOptions = Appearance & { folder?: string };

/**
 * Names every mistake in the knowledge.
 * @returns exit status: 0 no mistake, 2 mistakes
 */
export async function checkKnowledge(options: KnowledgeOptions, console: Console): Promise<number> {
  try {
    const { causes, rules } = knowledgeOf(options).release;
    await show(
      () => [[span(`${counted(causes, 'cause')}, ${counted(rules, 'rule')}: no mistakes`, 'good')]],
      console,
      options,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    await show(() => problemLines(error), console, options);
    return 2;
  }
}

/**
 * Runs the examples of the causes whose id begins with `prefix`.
 * @returns exit status: 0 all passed, 1 some failed
 * @throws EvidenceError where there is no such cause
 */
export async function testKnowledge(prefix: string, options: KnowledgeOptions, console: Console): Promise<number> {
  const results = await runExamples(knowledgeOf(options), prefix);
  if (results.length === 0) {
    throw new EvidenceError(
      'NO_EXAMPLES',
      `No cause with examples begins with "${prefix}".`,
      'Give an area or the beginning of an id: auth, webhook.re.',
      ['PREFIX'],
    );
  }
  await show(() => exampleLines(results), console, options);
  return results.every((r) => r.passed) ? 0 : 1;
}
