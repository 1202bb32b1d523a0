import { compileKnowledge, KnowledgeError, knowledgeWarnings, type Problem, type Warning } from '@causeway/rules';
import { jsonText } from '../../json/json-text.ts';
import { counted } from '../../render/figures.ts';
import { problemLines, warningLines } from '../../render/knowledge-report.ts';
import { type Line, span } from '../../render/line.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { knowledgeFiles } from '../evidence.ts';
import { watching } from './watch.ts';

export interface CheckOptions extends Appearance {
  folder?: string;
  /** Warnings count as mistakes. */
  strict?: boolean;
  json?: boolean;
  /** Again whenever a file changes. */
  watch?: boolean;
}

/** What checking found: mistakes, or of knowledge without any how much there is of it and what is hardly meant. */
interface Checked {
  mistakes: readonly Problem[];
  warnings: readonly Warning[];
  size: { causes: number; rules: number } | null;
}

/**
 * Names every mistake in the knowledge, and where there is none what is allowed and yet hardly meant.
 * @returns exit status: 0 no mistake, 2 mistakes, or warnings where they count as such
 * @throws EvidenceError where the folder cannot be read
 */
export async function checkKnowledge(options: CheckOptions, console: Console): Promise<number> {
  if (options.watch) {
    const once = { ...options, pager: false };
    return watching(once, console, async () => {
      await checkOnce(once, console);
    });
  }
  return checkOnce(options, console);
}

async function checkOnce(options: CheckOptions, console: Console): Promise<number> {
  const checked = check(options);
  if (options.json) console.output.write(jsonText(checked));
  else await show(() => lines(checked), console, options);
  return checked.mistakes.length > 0 || (options.strict && checked.warnings.length > 0) ? 2 : 0;
}

function check(options: CheckOptions): Checked {
  const files = knowledgeFiles(options);
  try {
    const knowledge = compileKnowledge(files);
    const { causes, rules } = knowledge.release;
    return { mistakes: [], warnings: knowledgeWarnings(files, knowledge), size: { causes, rules } };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { mistakes: error.problems, warnings: [], size: null };
  }
}

function lines({ mistakes, warnings, size }: Checked): Line[] {
  if (!size) return problemLines(mistakes);
  const { causes, rules } = size;
  return [
    ...warningLines(warnings),
    [span(`${counted(causes, 'cause')}, ${counted(rules, 'rule')}: no mistakes`, 'good')],
  ];
}
