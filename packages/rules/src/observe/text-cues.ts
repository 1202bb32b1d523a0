import type { Fact, Knowledge } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import type { Scalar } from '../knowledge/language.ts';
import type { Belief } from './observation.ts';
import type { Observations } from './observations.ts';
import { lineAt, lineOf, type ZoneText } from './zones.ts';

/** Characters of a quoted line: enough to recognise it, short enough to read. */
const quoteLength = 300;

/** Looks for the patterns of all facts in a zone and notes what they give. */
export function observePatterns(zone: ZoneText, knowledge: Knowledge, into: Observations, belief: Belief): void {
  for (const { cue, start } of knowledge.cues.find(zone.text, zone.zone)) {
    const line = lineAt(zone, start);
    const quote = shorten(lineOf(zone.text, start));
    const source =
      zone.zone === 'words'
        ? ({ kind: 'report', quote } as const)
        : ({ kind: 'lines', artifact: zone.artifact, firstLine: line, lastLine: line, quote } as const);
    into.add(cue.fact.id, asValue(cue.fact, cue.value), source, belief);
  }
}

/** Looks for the phrases of all facts in the report's own words; a denied phrase turns a boolean round and says nothing else. */
export function observePhrases(words: string, knowledge: Knowledge, into: Observations): void {
  for (const { phrase, negated, start, end } of knowledge.cues.phrases.find(words)) {
    if (negated && typeof phrase.value !== 'boolean') continue;
    const value = negated ? !phrase.value : phrase.value;
    into.add(
      phrase.fact.id,
      asValue(phrase.fact, value),
      { kind: 'report', quote: sentenceAround(words, start, end) },
      'report',
    );
  }
}

/** The sentence that a range stands in. */
export function sentenceAround(text: string, start: number, end: number): string {
  const before = Math.max(text.lastIndexOf('. ', start), text.lastIndexOf('\n', start)) + 1;
  const stops = [text.indexOf('. ', end), text.indexOf('\n', end)].filter((i) => i >= 0);
  return shorten(text.slice(before, stops.length > 0 ? Math.min(...stops) + 1 : undefined).trim());
}

/** A line as it is quoted. */
export function shorten(text: string): string {
  return text.length > quoteLength ? `${text.slice(0, quoteLength)}…` : text;
}

function asValue(fact: Fact, value: Scalar): FactValue {
  return fact.type === 'set' ? [String(value)] : fact.type === 'time' ? Date.parse(String(value)) : value;
}
