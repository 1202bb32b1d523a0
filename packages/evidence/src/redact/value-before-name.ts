import type { NamedPlace } from './named-place.ts';
import { quoteAt, quoteBefore } from './quotes.ts';

const nameKeyBefore = /[,{[\s]\\{0,15}["'](?:name|key|header|Name|Key)\\{0,15}["']\s{0,20}:\s{0,20}\\{0,15}["']$/;
const valueKeyBefore = /\\{0,15}["'](?:value|Value)\\{0,15}["']\s{0,20}:\s{0,20}$/;

/**
 * The value of a pair that is written the other way round: `{"value": "…", "name": "Authorization"}`.
 * Looks back no further than `from`, where the last find ended; the walk back ends at the first quotation mark.
 */
export function valueBeforeName(text: string, start: number, end: number, from: number): NamedPlace | undefined {
  const quote = quoteBefore(text, start);
  if (quote === '' || !quoteAt(text, end)) return undefined;
  const key = nameKeyBefore.exec(text.slice(Math.max(from, start - 80), start));
  if (!key) return undefined;
  let at = Math.max(from, start - 80) + key.index + 1;
  while (at > from && /[\s,]/.test(text.charAt(at - 1))) at -= 1;
  const closing = quoteBefore(text, at);
  if (closing !== quote) return undefined;
  const valueEnd = at - closing.length;
  let valueStart = valueEnd;
  while (valueStart > from && !(quoteBefore(text, valueStart) === quote)) valueStart -= 1;
  if (valueStart <= from) return undefined;
  if (!valueKeyBefore.test(text.slice(Math.max(0, valueStart - quote.length - 64), valueStart - quote.length)))
    return undefined;
  return { start: valueStart, end: valueEnd, tie: 'quoted', whole: true };
}
