import type { Document, ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { Knowledge } from '../knowledge/compile.ts';
import { noneName, type WordingIndex } from '../knowledge/wordings.ts';
import { type Belief, linesSource, type ObservationSource } from './observation.ts';
import { wordsOf } from './observe-text.ts';
import { shorten } from './text-cues.ts';

/** Lines of an artifact whose words are compared, from its beginning: what a program complains of is seldom later. */
const comparedLines = 150;
const comparedCharacters = 8_000;
/** Hypotheses that are noted: the likeness to one further down says nothing. */
const noted = 12;

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
  const words = wordsOf(documents, reading).trim();
  const artifacts = documents.filter(({ name }) => name !== reportName);
  const [first] = artifacts;
  const printed = artifacts.map(({ lines }) => lines.slice(0, comparedLines).join('\n').slice(0, comparedCharacters));
  return [
    ...likenessOf('report.reads_like', words, wordings.report, { kind: 'report', quote: shorten(words) }, 'report'),
    ...(first
      ? likenessOf(
          'printed.reads_like',
          printed.join('\n'),
          wordings.printed,
          linesSource(first.name, 1, 1, shorten((first.lines[0] ?? '').trim())),
          'log',
        )
      : []),
  ];
}

function likenessOf(
  fact: string,
  text: string,
  index: WordingIndex,
  source: ObservationSource,
  belief: Belief,
): NotedLikeness[] {
  const likest = text === '' ? [] : index.likeness(text).slice(0, noted);
  if (likest.length === 0) return [];
  const likeness = Object.fromEntries(likest.map(({ cause, score }) => [cause ?? noneName, score]));
  return [{ fact, likeness, source, belief }];
}
