import type { Body } from '../exchange.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import { redact } from '../redact.ts';
import { bodyAt } from './shapes.ts';

const most = 200_000;

/**
 * The text of a body that is written as Node's Buffer writes itself, `{type: 'Buffer', data: [123, 34, …]}`. Nothing
 * could mask what it says before it was read: one in which a secret is found is left out.
 */
export function byteBody(place: JsonPlace | undefined, offset: number): Body | undefined {
  const data = place?.get('data');
  if (!place || !data?.isArray) return undefined;
  const numbers = data.items.map((item) => item.number ?? -1);
  if (numbers.length === 0 || numbers.length > most) return undefined;
  if (!numbers.every((n) => Number.isInteger(n) && n >= 0 && n < 256)) return undefined;
  const text = textOf(Uint8Array.from(numbers));
  if (text === undefined || redact(text, { key: 'not kept' }).text !== text) return undefined;
  return { ...bodyAt(data, text, offset), truncated: !data.complete };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // An image, or compressed: nothing to read.
    return undefined;
  }
}
