import { notedFacts } from '../observe/noted-facts.ts';
import { checkApart } from './check-apart.ts';
import { checkReach } from './check-reach.ts';
import { checkRules } from './check-rules.ts';
import { checkUnwritten } from './check-unwritten.ts';
import { checkUse } from './check-use.ts';
import type { Knowledge } from './compile.ts';
import { gather } from './gather.ts';
import type { KnowledgeFiles } from './load.ts';
import { type Warning, warningKinds } from './warning.ts';

/**
 * What in knowledge without mistakes is allowed and yet hardly meant, the gravest kind first and then by place.
 * @param knowledge compiled from the same files
 * @param noted facts that code notes, beside cues and questions
 */
export function knowledgeWarnings(
  files: KnowledgeFiles,
  knowledge: Knowledge,
  noted: ReadonlySet<string> = notedFacts,
): Warning[] {
  const gathered = gather(files);
  const warnings = [
    ...checkRules(gathered, knowledge),
    ...checkReach(gathered, knowledge, noted),
    ...checkApart(gathered, knowledge, noted),
    ...checkUse(gathered, knowledge, noted),
    ...checkUnwritten(files),
  ];
  const rank = (warning: Warning) => warningKinds.indexOf(warning.kind);
  return warnings.sort((a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || a.line - b.line);
}
