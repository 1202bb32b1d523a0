import { reportName } from '../evidence-input.ts';
import type { Fact, Knowledge } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import type { Scalar } from '../knowledge/language.ts';
import { type Belief, linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { standingQuote } from './standing-quote.ts';
import { lineAt, lineOf, type ZoneText } from './zones.ts';

/** Characters of a quoted line: enough to recognise it, short enough to read. */
const quoteLength = 300;

/** What the patterns of all facts find in a zone; `quoted` is what is shown of its text, if not the text itself. */
export function observePatterns(
  zone: ZoneText,
  knowledge: Knowledge,
  belief: Belief,
  quoted: string = zone.text,
): Noted[] {
  return knowledge.cues.find(zone.text, zone.zone).map(({ cue, start, end }) => {
    const place = zone.origin ? originOf(zone, zone.origin, start, end) : placeOf(zone, quoted, start, end);
    const { line, quote } = zone.behind
      ? standingQuote(place, zone.text.slice(start, end), zone.behind.lines, zone.behind.firstLine)
      : place;
    const source = linesSource(zone.artifact, line, line, quote);
    return { fact: cue.fact.id, value: asValue(cue.fact, cue.value), source, belief };
  });
}

/** A line and what is quoted of it. */
export interface Place {
  line: number;
  quote: string;
}

function placeOf(zone: ZoneText, quoted: string, start: number, end: number): Place {
  const quote = zone.artifact === reportName ? sentenceAround(quoted, start, end) : shorten(lineOf(zone.text, start));
  return { line: lineAt(zone, start), quote };
}

/** The first line that says what was found in text put together from several; else the first of them. */
function originOf(zone: ZoneText, origin: NonNullable<ZoneText['origin']>, start: number, end: number): Place {
  const words = zone.text.slice(start, end).trim();
  const escaped = JSON.stringify(words).slice(1, -1);
  const at = Math.max(
    0,
    origin.lines.findIndex((line) => line.includes(words) || line.includes(escaped)),
  );
  return { line: origin.firstLine + at, quote: shorten((origin.lines[at] ?? '').trim()) };
}

/** Characters of a quoted sentence, and of what stands in it on either side of the words found. */
const sentenceLength = 140;
const around = 50;

/** The sentence that a range stands in; of a long one the part around the range, so that the words found are shown. */
export function sentenceAround(text: string, start: number, end: number): string {
  const stops = [...text.slice(0, start).matchAll(/[.!?](?=\s)|\n/g)];
  const first = (stops.at(-1)?.index ?? -1) + 1;
  const length = /[.!?](?=\s|$)|\n/.exec(text.slice(Math.max(end - 1, start)))?.index;
  const last = length === undefined ? text.length : Math.max(end - 1, start) + length + 1;
  const sentence = text.slice(first, last).trim();
  if (sentence.length <= sentenceLength) return sentence;
  const from = wordBefore(text, Math.max(first, start - around), first);
  const to = wordBehind(text, Math.min(last, Math.max(end, start) + around, from + quoteLength), last);
  return `${from > first ? '…' : ''}${text.slice(from, to).trim()}${to < last ? '…' : ''}`;
}

/** Where the word at a position begins, no earlier than `least`. */
function wordBefore(text: string, at: number, least: number): number {
  return at <= least ? least : Math.max(least, text.lastIndexOf(' ', at) + 1);
}

/** Where the word at a position ends, no later than `most`. */
function wordBehind(text: string, at: number, most: number): number {
  const end = text.indexOf(' ', at);
  return end < 0 || end > most || end - at > around ? Math.min(at, most) : end;
}

/** A line as it is quoted. */
export function shorten(text: string): string {
  return text.length > quoteLength ? `${text.slice(0, quoteLength)}…` : text;
}

/** The value of a cue as one of its fact. */
export function asValue(fact: Fact, value: Scalar): FactValue {
  return fact.type === 'set' ? [String(value)] : fact.type === 'time' ? Date.parse(String(value)) : value;
}
