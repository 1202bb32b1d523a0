import { type Exchange, lineCount, weightOf } from '@causeway/evidence';
import type { Failure } from '@causeway/rules';
import { counted, size } from './figures.ts';
import { labelled, margin, spread, trimmed, trimmedLeft, wrapped } from './layout.ts';
import { type Line, span } from './line.ts';
import type { View } from './view.ts';

const column = 12;

/** A line an artifact: its name, its size, and in a few words what was recognised in it. */
export function readingLines({ diagnosis, exchanges, sizes, cutLines, width, verbose }: View): Line[] {
  const cut =
    cutLines > 0
      ? [
          ...margin(column),
          span(`${counted(cutLines, 'line')} longer than 1 MB ${cutLines === 1 ? 'was' : 'were'} cut`, 'dim'),
        ]
      : [];
  const lines = diagnosis.documents.flatMap((document) => {
    const { name, lines } = document;
    const bytes = sizes.get(name);
    const recognised = diagnosis.recognised.filter((r) => r.artifact === name);
    // The report is read like an artifact too; it is worth a line only where that found something.
    if (bytes === undefined && recognised.length === 0) return [];
    const own = exchanges.filter((e) => e.artifact === name);
    const failures = diagnosis.failures.filter((f) => f.exchanges.some((e) => e.artifact === name));
    const what =
      own.length > 0
        ? inWords(own, failures, name)
        : recognised.length > 0
          ? `${[...new Set(recognised.map((r) => r.title))].join(', ')}; no HTTP exchange in it`
          : `${counted(lineCount(document) - (lines.at(-1) === '' ? 1 : 0), 'line')} of text; no format that I know`;
    const shown = trimmedLeft(name, Math.max(12, Math.floor(width * 0.3)));
    const text = [shown, bytes === undefined ? '' : size(bytes), what].filter((t) => t !== '').join('  ');
    const first = labelled(
      'reading',
      wrapped(text, width - column).map((line): Line => [span(line)]),
      column,
    );
    if (!verbose) return first;
    return [
      ...first,
      ...recognised.slice(0, 20).map(({ title, firstLine, lastLine }): Line => {
        const place = firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine}–${lastLine}`;
        return spread(
          [span(' '.repeat(column)), span(trimmed(title, width - column - 24), 'dim')],
          [span(place, 'dim')],
          width,
        );
      }),
    ];
  });
  return cut.length > 0 ? [...lines, cut] : lines;
}

/** `1,204 deliveries, 37 failed in one way`. */
function inWords(own: readonly Exchange[], failures: readonly Failure[], artifact: string): string {
  const failed = failures.reduce((sum, f) => sum + stoodFor(f.exchanges.filter((e) => e.artifact === artifact)), 0);
  const [one, many] = nounOf(own, failures);
  const count = stoodFor(own);
  const all = counted(count, one, many);
  if (failed === 0) return `${all}, none failed`;
  if (count === 1) return `${all}, failed`;
  const ways = failures.length === 1 ? 'in one way' : `in ${failures.length} ways`;
  if (failed === 1) return `${all}, 1 failed`;
  return `${all}, ${failed === count ? 'all' : counted(failed, '', '').trim()} failed ${ways}`;
}

function stoodFor(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((sum, exchange) => sum + weightOf(exchange), 0);
}

function nounOf(own: readonly Exchange[], failures: readonly Failure[]): [one: string, many: string] {
  const directions = new Set(failures.length > 0 ? failures.map((f) => f.direction) : own.map((e) => e.direction));
  if (directions.size === 1 && directions.has('delivery')) return ['delivery', 'deliveries'];
  if (directions.size === 1 && directions.has('api_call')) return ['API call', 'API calls'];
  return ['exchange', 'exchanges'];
}
