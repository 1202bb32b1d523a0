/** Where a page of HTML stands among lines: indices from 0, both ends included. */
export interface PageLines {
  first: number;
  last: number;
  /** Where it begins in its first line. */
  column: number;
  truncated: boolean;
}

const documentStart = /(?:<!doctype html|<html\b|<\?xml [^<>]{1,200}>\s{0,4}(?=<!doctype|$))/i;
const partStart = /^\s{0,20}<(?:head|title|body|center|h1|h2|pre|hr|address|br ?\/)[\s>]/i;
const tag = /<\/?[a-z!][^<>]{0,400}>|^\s*[\w-]+="[^"]*"|-->/i;
const keepsText = /<(style|script|pre|textarea)\b|<!--/gi;
/** Lines of text without any tag that one page has in a row, outside of what holds text. */
const mostPlain = 12;

/** The page, or the part of one, that begins at a line; undefined where none does. */
export function pageAt(lines: readonly string[], first: number): PageLines | undefined {
  const start = lines[first] ?? '';
  if (start.length > 200_000) return undefined;
  const head = start.slice(0, 400);
  const whole = documentStart.exec(head);
  if (!whole && !partStart.test(head)) return undefined;
  // A name or a quote in front makes it a string of a program, or what a parser complains of.
  if (whole && whole.index > 0 && !/(?:^|[\s:=>])$/.test(head.slice(0, whole.index))) return undefined;
  const column = whole?.index ?? 0;
  let last = first;
  let plain = 0;
  let inside: string | undefined;
  let opened = false;
  for (let i = first; i < lines.length; i += 1) {
    const line = (i === first ? start.slice(column) : (lines[i] ?? '')).slice(0, 20_000);
    const own = /<(?:!doctype html|html)\b/i.test(line);
    if (own && opened && i > first && /<!doctype|<html/i.test(line) && seenRoot(lines, first, i, line)) break;
    opened ||= own;
    const close = /<\/html\s*>/i.exec(line);
    if (close) return { first, last: i, column, truncated: false };
    if (!inside && line.trim() !== '' && !tag.test(line)) {
      plain += 1;
      if (plain > mostPlain) break;
      continue;
    }
    if (tag.test(line) || inside) {
      last = i;
      plain = 0;
    }
    inside = stillInside(inside, line);
  }
  return {
    first,
    last,
    column,
    truncated:
      opened &&
      /<(?:head|body)\b/i.test(
        lines
          .slice(first, last + 1)
          .join('\n')
          .slice(0, 100_000),
      ),
  };
}

/** Whether a second document begins: its doctype or root stands below the first's root, and not just below its doctype. */
function seenRoot(lines: readonly string[], first: number, at: number, line: string): boolean {
  return /<!doctype/i.test(line) ? !/^\s*<\?xml/.test(lines[first] ?? '') || at - first > 2 : at - first > 12;
}

function stillInside(inside: string | undefined, line: string): string | undefined {
  let open = inside;
  if (open && line.toLowerCase().includes(open)) open = undefined;
  if (open) return open;
  for (const [whole, name] of line.matchAll(keepsText)) {
    const end = name ? `</${name.toLowerCase()}` : '-->';
    const at = line.toLowerCase().lastIndexOf(whole.toLowerCase());
    open = line.toLowerCase().indexOf(end, at) < 0 ? end : undefined;
  }
  return open;
}
