import type { HeardText } from '../words/phrase-index.ts';
import { type ErrorKind, said } from './transport-patterns.ts';

/** A transport error that a text speaks of, outside any exchange. */
export interface SpokenFault {
  kind: ErrorKind;
  /** Character position in the text. */
  at: number;
}

/** A line of a log that reports something gone wrong, whatever the tool. */
const complaint =
  /error|fail|exception|fatal|refus|reset|time[d ]{0,2}out|unable|cannot|can't|could ?n[o']t|✖|curl: \(|denied|invalid|expired|self[- ]signed|problem/i;
/** Lines of one text that are looked at; beyond, an error that matters has long been repeated. */
const mostLines = 5_000;

/** The first transport error that the lines of a log complain of. */
export function faultInLog(text: string): SpokenFault | undefined {
  let at = 0;
  for (const line of text.split('\n', mostLines)) {
    const kind = complaint.test(line) ? kindIn(line) : undefined;
    if (kind) return { kind: kind.kind, at: at + kind.at };
    at += line.length + 1;
  }
  return undefined;
}

/** The first transport error that a person speaks of; one that they deny ("it is not a timeout") does not count. */
export function faultInWords(text: string, heard: readonly HeardText[]): SpokenFault | undefined {
  for (const sentence of text.matchAll(/[^.\n!?]+(?:[.](?=\S)[^.\n!?]*)*/g)) {
    const kind = kindIn(sentence[0]);
    if (!kind) continue;
    const at = sentence.index + kind.at;
    if (!heard.some(({ stances }) => stances.at(at, at + 1, { word: true, negative: false }).denied))
      return { kind: kind.kind, at };
  }
  return undefined;
}

function kindIn(text: string): SpokenFault | undefined {
  const lower = text.slice(0, 2_000).toLowerCase();
  for (const [pattern, kind] of said) {
    const at = lower.search(pattern);
    if (at >= 0) return { kind, at };
  }
  return undefined;
}
