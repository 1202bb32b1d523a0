import type { Document, ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { Knowledge } from '../knowledge/compile.ts';
import { noneName, type WordingIndex } from '../knowledge/wordings.ts';
import { type Belief, linesSource, type ObservationSource } from './observation.ts';
import { wordsOf } from './observe-text.ts';
import { sentenceAround, shorten } from './text-cues.ts';

/** Lines of an artifact whose words are compared, from its beginning: what a program complains of is seldom later. */
const linesCompared = 150;
const longestLine = 1_000;
/** Hypotheses that are noted: the likeness to one further down says nothing. */
const noted = 25;

/** Which hypotheses a text is like. */
export interface NotedLikeness {
  fact: string;
  likeness: Readonly<Record<string, number>>;
  source: ObservationSource;
  belief: Belief;
}

/** Compares the report's words, and what the artifacts print, with the wordings of every hypothesis. */
export function observeLikeness(
  documents: readonly Document[],
  reading: ReadDocuments,
  { wordings }: Pick<Knowledge, 'wordings'>,
): NotedLikeness[] {
  const words = wordsOf(documents, reading);
  // Of a report in one paragraph, the likest sentence tells more than its beginning.
  const sentences = words.split(/\n|(?<=[.!?])\s+/).map((text, i) => ({ text, artifact: reportName, line: i + 1 }));
  const printed = documents.filter(({ name }) => name !== reportName).flatMap(comparedLines);
  return [
    ...likenessOf('report.reads_like', words, sentences, wordings, 'report'),
    ...likenessOf('printed.reads_like', printed.map(({ text }) => text).join('\n'), printed, wordings, 'log'),
  ];
}

interface ComparedLine {
  text: string;
  artifact: string;
  line: number;
}

function comparedLines({ name, lines }: Document): ComparedLine[] {
  return lines
    .slice(0, linesCompared)
    .map((text, i) => ({ text: text.slice(0, longestLine), artifact: name, line: i + 1 }));
}

function likenessOf(
  fact: string,
  text: string,
  lines: readonly ComparedLine[],
  index: WordingIndex,
  belief: Belief,
): NotedLikeness[] {
  const likest = index.likeness(text).slice(0, noted);
  const [first] = likest;
  if (!first) return [];
  const shown =
    lines[
      index.likestLine(
        lines.map(({ text }) => text),
        first.cause,
      )
    ];
  if (!shown) return [];
  const likeness = Object.fromEntries(likest.map(({ cause, score }) => [cause ?? noneName, score]));
  const quote = shown.artifact === reportName ? sentenceAround(shown.text, 0, 0) : shorten(shown.text.trim());
  const source = linesSource(shown.artifact, shown.line, shown.line, quote);
  return [{ fact, likeness, source, belief }];
}
