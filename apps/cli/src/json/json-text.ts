import { acting } from '../render/printable.ts';

/**
 * A value as JSON for people and programs. JSON itself leaves 8-bit controls and what turns the order of
 * letters as they are, and a terminal acts on those: they are written as escapes, which mean the same.
 */
export function jsonText(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2).replace(acting, (c) =>
    c === '\n' ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
