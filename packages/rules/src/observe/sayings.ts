import type { Fact, Knowledge } from '../knowledge/compile.ts';
import type { PatternMatch } from '../knowledge/cues.ts';
import type { Scalar } from '../knowledge/language.ts';
import type { HeardText } from '../words/phrase-index.ts';
import type { Stance } from '../words/stance.ts';
import { withoutAskedDeeds } from './asked-deeds.ts';
import type { Noted } from './observe-text.ts';
import { asValue, sentenceAround } from './text-cues.ts';

/** What phrases and patterns hear in the report. What a question asks how to do was not done; that it asks is heard. */
export function observeSayings(words: string, heard: readonly HeardText[], knowledge: Knowledge): Noted[] {
  const stated = withoutAskedDeeds(words);
  const all = sayingsIn(words, words, heard, knowledge);
  if (stated === words) return all;
  const done = sayingsIn(stated, words, knowledge.spoken.hear(stated), knowledge);
  return [...all.filter(({ fact }) => isTopic(fact)), ...done.filter(({ fact }) => !isTopic(fact))];
}

/** What a report is about is heard anywhere in it, however it is meant. */
function isTopic(fact: string): boolean {
  return fact.startsWith('report.');
}

function sayingsIn(words: string, quoted: string, heard: readonly HeardText[], knowledge: Knowledge): Noted[] {
  const [likeliest] = heard;
  return [
    ...(likeliest ? observeSaidPatterns(words, quoted, likeliest, knowledge) : []),
    ...heard.flatMap(({ phrases }) =>
      phrases.flatMap(({ phrase, start, end, ...stance }) =>
        asMeant(phrase.fact, phrase.value, stance, sentenceAround(quoted, start, end)),
      ),
    ),
  ];
}

/** People put what a tool printed into their sentences: its patterns count here, but as words. */
function observeSaidPatterns(words: string, quoted: string, { stances }: HeardText, knowledge: Knowledge): Noted[] {
  const stanceOf = ({ cue, start, end }: PatternMatch) =>
    stances.at(start, end, { word: false, negative: negation.test(cue.source.replaceAll('\\b', ' ')) });
  return (['words', 'log'] as const).flatMap((zone) =>
    knowledge.cues
      .find(words, zone, (match) => isSaid(stanceOf(match)))
      .flatMap((match) =>
        asMeant(match.cue.fact, match.cue.value, stanceOf(match), sentenceAround(quoted, match.start, match.end)),
      ),
  );
}

function isSaid({ denied, beside }: Stance): boolean {
  return !denied && !beside;
}

/** A pattern with one of these has its own "not", and means what it says. */
const negation =
  /\b(?:not|no|never|without|nothing|none|nobody|cannot|neither|nor|(?:do|does|did|is|are|was|were|wo|ca|ai|has|have)nt)\b|n(?:\[[^\]]*\]|[.'’?])+t\b|\w\+n/;

/** An observation as its speaker means it: a denial turns a boolean round and says nothing else, a guess is believed least. */
function asMeant(fact: Fact, value: Scalar, { denied, guessed, beside }: Stance, quote: string): Noted[] {
  const source = { kind: 'report', quote } as const;
  if (isTopic(fact.id)) return [{ fact: fact.id, value: asValue(fact, value), source, belief: 'report' }];
  if (beside || (denied && typeof value !== 'boolean')) return [];
  const heard = { fact: fact.id, value: asValue(fact, denied ? !value : value) };
  return guessed
    ? [{ ...heard, source: { ...source, hedged: true }, belief: 'guess' }]
    : [{ ...heard, source, belief: 'report' }];
}
