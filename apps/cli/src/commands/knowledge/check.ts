import { KnowledgeError } from '@causeway/rules';
import { counted } from '../../render/figures.ts';
import { problemLines } from '../../render/knowledge-report.ts';
import { span } from '../../render/line.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { knowledgeOf } from '../evidence.ts';

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
