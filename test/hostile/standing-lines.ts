import { type Document, lineCount, linesBetween } from '@causeway/evidence';
import type { ObservationSource } from '@causeway/rules';

/** What is wrong with a quote, or undefined where it is what stands in the document's lines. */
export function faultOfQuote(source: ObservationSource, documents: readonly Document[]): string | undefined {
  if (source.kind !== 'lines' && source.kind !== 'report') return undefined;
  const name = source.kind === 'lines' ? source.artifact : 'report';
  const document = documents.find((d) => d.name === name);
  if (!document) return `there is no artifact ${name}`;
  if (source.kind === 'report') return stands(source.quote, document.lines) ? undefined : 'the report does not say it';
  const { firstLine, lastLine } = source;
  if (!(firstLine >= 1 && firstLine <= lastLine && lastLine <= lineCount(document))) {
    return `lines ${firstLine} to ${lastLine} of ${lineCount(document)}`;
  }
  return stands(source.quote, linesBetween(document, firstLine, lastLine)) ? undefined : 'the lines do not say it';
}

/**
 * Whether lines say a quote: as they are, without what stands in the margin of each, or, where it was read
 * out of JSON, as JSON writes it.
 */
function stands(quote: string, lines: readonly string[]): boolean {
  const text = withoutMargin(lines.join('\n'));
  const wanted = withoutMargin(quote.replace(/^…|…$/g, '')).trim();
  return [text, unescaped(text), unescaped(unescaped(text))].some((said) => said.includes(wanted));
}

function withoutMargin(text: string): string {
  return text.replace(/^[\s>|]+/gm, '');
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex: string | undefined, c: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (escapes[c] ?? c),
  );
}
