import type { Finding, Observation } from '@causeway/rules';
import { labelColumn, margin, spread, trimmed, trimmedLeft, wrapped } from './layout.ts';
import { type Line, span } from './line.ts';

const indent = 6;

/**
 * What speaks for a hypothesis and what against it, each with the places it rests on and the words
 * found there. Without `all` only what counts, the strongest first.
 */
export function findingLines(findings: readonly Finding[], width: number, all: boolean): Line[] {
  const telling = all ? findings : findings.filter((f) => f.counts);
  const supporting = telling.filter((f) => f.direction === 'supports');
  const supports = (all ? supporting : proving(supporting)).slice(0, all ? undefined : 4);
  const contradicts = telling.filter((f) => f.direction === 'contradicts').slice(0, all ? undefined : 3);
  // What was quoted above is only referred to.
  const quoted = new Set<string>();
  const lines = [
    ...supports.flatMap((f) => linesOf(f, '+', quoted, width)),
    ...contradicts.flatMap((f) => linesOf(f, '−', quoted, width)),
  ];
  if (supports.length === 0)
    lines.unshift([...margin(4), span('+ ', 'dim'), span('nothing seen speaks for it yet', 'dim')]);
  if (contradicts.length === 0) lines.push([...margin(4), span('− ', 'dim'), span('nothing speaks against it', 'dim')]);
  return lines;
}

/** Beside what proves a cause, what only makes it a little likelier is left to `explain`. */
function proving(supports: readonly Finding[]): readonly Finding[] {
  const proven = supports.some((f) => f.strength === 'decisive' || f.strength === 'strong');
  return proven ? supports.filter((f) => f.strength !== 'weak') : supports;
}

function linesOf(finding: Finding, sign: '+' | '−', quoted: Set<string>, width: number): Line[] {
  const places = placesOf(finding.observations);
  const [place] = places;
  const reference = place ? trimmedLeft(place.reference, Math.floor(width * 0.35)) : '';
  const quotes = places.filter((p) => p.quote !== '' && !isQuoted(p, quoted));
  for (const quote of quotes) quoted.add(keyOf(quote));
  const mark = span(`${sign} `, sign === '+' ? 'good' : 'bad');
  const [head = '', ...tail] = wrapped(finding.statement, width - indent - (reference ? reference.length + 2 : 0));
  return [
    spread([...margin(4), mark, span(head)], reference ? [span(reference, 'dim')] : [], width),
    ...tail.map((line): Line => [...margin(indent), span(line)]),
    ...quotes.flatMap((p) => quoteLines(p, p.reference !== place?.reference, width)),
  ];
}

interface Place {
  reference: string;
  quote: string;
}

/** Tells places apart: a line by its number, and what the report says, which has none, by its words. */
function keyOf({ reference, quote }: Place): string {
  return reference === yourWords ? quote : reference;
}

/** Whether a place was quoted: of what the report says, also within a longer quote. */
function isQuoted(place: Place, quoted: ReadonlySet<string>): boolean {
  if (place.reference !== yourWords) return quoted.has(keyOf(place));
  const words = place.quote.replace(/[“”…]/g, '');
  return [...quoted].some((other) => other.includes(words));
}

const yourWords = 'your words';

/** A line of an artifact is cut to one line; what a person said is shown whole, so that the words meant are in it. */
function quoteLines({ reference, quote }: Place, named: boolean, width: number): Line[] {
  if (reference === yourWords && !named) {
    return wrapped(quote, width - labelColumn + 2).map((line) => [...margin(labelColumn - 2), span(line, 'dim')]);
  }
  const right = named ? trimmedLeft(reference, Math.floor(width * 0.35)) : '';
  const left = trimmed(quote, width - labelColumn + 2 - (right ? right.length + 2 : 0));
  return [spread([...margin(labelColumn - 2), span(left, 'dim')], right ? [span(right, 'dim')] : [], width)];
}

/** Up to two different places, those in artifacts first. */
function placesOf(observations: readonly Observation[]): Place[] {
  const places = observations
    .toSorted((a, b) => Number(b.source.kind === 'lines') - Number(a.source.kind === 'lines'))
    .map(placeOf);
  return places.filter((p, i) => places.findIndex((q) => keyOf(q) === keyOf(p)) === i).slice(0, 2);
}

function placeOf({ source, statement }: Observation): Place {
  switch (source.kind) {
    case 'lines':
      return { reference: `${source.artifact}:${source.firstLine}`, quote: firstLineOf(source.quote) };
    case 'report':
      return { reference: yourWords, quote: `“${firstLineOf(source.quote)}”` };
    case 'answer':
      return { reference: 'your answer', quote: '' };
    case 'probe':
      return { reference: `probe ${source.check}`, quote: '' };
    case 'profile':
      return { reference: `profile ${source.provider}`, quote: statement };
  }
}

/** The first line that says something: a brace or a tag by itself says where a body begins and no more. */
function firstLineOf(quote: string): string {
  const lines = quote.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !isBare.test(line)) ?? '';
}

const isBare = /^(?:[^\p{L}\p{N}]*|<[\w/!]+>)$/u;
