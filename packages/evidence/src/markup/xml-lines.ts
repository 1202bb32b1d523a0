/** Where XML stands among lines: indices from 0, both ends included. */
export interface XmlLines {
  first: number;
  last: number;
  /** Where it begins in its first line. */
  column: number;
  text: string;
}

const declaration = /<\?xml [^<>]{1,200}\?>/;
const element = /<([A-Za-z_][\w.-]{0,60}(?::[A-Za-z_][\w.-]{0,60})?)(?=[\s/>])/;
/** Lines without a tag that XML has in a row: a long message. */
const mostPlain = 20;

/**
 * The XML whose declaration, or root element of one of the given local names, stands in a line: up to where the root
 * closes, or to the last line of it where it is cut off. Undefined where none begins.
 */
export function xmlAt(lines: readonly string[], first: number, roots: RegExp): XmlLines | undefined {
  const start = (lines[first] ?? '').slice(0, 200_000);
  const head = start.slice(0, 400);
  if (!head.includes('<')) return undefined;
  const declared = declaration.exec(head);
  const column = declared?.index ?? head.search(element);
  if (column < 0 || (column > 0 && !/[\s:=>]$/.test(head.slice(0, column)))) return undefined;
  const from = declared ? column + declared[0].length : column;
  const rest = [start.slice(from), ...lines.slice(first + 1, first + 4)].join('\n').slice(0, 3000);
  const opened = element.exec(rest);
  const name = opened?.[1];
  if (!opened || !name || rest.slice(0, opened.index).trim() !== '' || !roots.test(name.replace(/^.*:/, '')))
    return undefined;
  const close = `</${name}>`;
  let last = first;
  let plain = 0;
  for (let i = first; i < lines.length; i += 1) {
    const line = (i === first ? start.slice(column) : (lines[i] ?? '')).slice(0, 200_000);
    const end = line.indexOf(close);
    if (end >= 0) return placed(lines, first, i, column, end + close.length + (i === first ? column : 0));
    if (i > first && line.includes('<?xml ')) break;
    if (/<[!?/A-Za-z]|\/?>/.test(line)) {
      last = i;
      plain = 0;
    } else if (line.trim() === '') {
      if (!/<\//.test(lines[i + 1] ?? '')) break;
    } else {
      plain += 1;
      if (plain > mostPlain) break;
    }
  }
  return placed(lines, first, last, column);
}

function placed(lines: readonly string[], first: number, last: number, column: number, end?: number): XmlLines {
  const own = lines.slice(first, last + 1);
  if (end !== undefined) own[own.length - 1] = (own.at(-1) ?? '').slice(0, end);
  own[0] = (own[0] ?? '').slice(column);
  return { first, last, column, text: own.join('\n') };
}
