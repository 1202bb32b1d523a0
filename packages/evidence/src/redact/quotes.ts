/** A quotation mark as JSON, URLs, XML and strings inside strings write it. */
const mark = /\\{0,15}["'`]|%22|%27|&quot;|&#0?3[49];|&apos;|\\{1,15}u0022/iy;

/** The quotation mark at this place, with the backslashes before it; empty when there is none. */
export function quoteAt(text: string, at: number): string {
  const c = text.charCodeAt(at);
  // Most characters begin none, and this is asked for every name.
  if (c !== 34 && c !== 39 && c !== 92 && c !== 96 && c !== 37 && c !== 38) return '';
  mark.lastIndex = at;
  return mark.exec(text)?.[0] ?? '';
}

/** The quotation mark that ends right before this place; empty when there is none. */
export function quoteBefore(text: string, at: number): string {
  const last = text.charAt(at - 1);
  if (last === '"' || last === "'" || last === '`') {
    let start = at - 1;
    while (start > 0 && at - start < 16 && text.charCodeAt(start - 1) === 92) start -= 1;
    return text.slice(start, at);
  }
  for (const size of [3, 6, 5]) {
    const written = text.slice(Math.max(0, at - size), at);
    if (written.length === size && quoteAt(written, 0) === written) return written;
  }
  return '';
}

/**
 * Where a string ends that was opened by `quote` before `from`: at its closing mark, or where the line
 * or the string around it ends. `closed` says which.
 */
export function stringEnd(text: string, from: number, quote: string): { end: number; closed: boolean } {
  const last = quote.slice(-1);
  if (last === '"' || last === "'" || last === '`') return backslashedEnd(text, from, last, quote.length - 1);
  const wanted = quote.toLowerCase();
  const first = wanted.charCodeAt(0);
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === first && text.slice(i, i + quote.length).toLowerCase() === wanted) return { end: i, closed: true };
    if (c <= 32 || c === 34 || c === 60) return { end: i, closed: false };
  }
  return { end: text.length, closed: false };
}

function backslashedEnd(text: string, from: number, mark: string, depth: number): { end: number; closed: boolean } {
  const wanted = mark.charCodeAt(0);
  let backslashes = 0;
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 92) {
      backslashes += 1;
      continue;
    }
    if (c === 10 || c === 13) return { end: i, closed: false };
    if (c === wanted) {
      // Deeper marks belong to a string inside; a shallower one closes the string around this one.
      const closes = depth === 0 ? backslashes % 2 === 0 : backslashes <= depth;
      if (closes) return { end: i - (depth === 0 ? 0 : backslashes), closed: true };
    }
    backslashes = 0;
  }
  return { end: text.length, closed: false };
}
