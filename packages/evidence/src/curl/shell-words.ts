/** One word of a command line, quotes taken away, with the lines (indices) it stands on. */
export interface Word {
  text: string;
  first: number;
  last: number;
}

const mostLines = 400;
const mostCharacters = 200_000;
const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

/**
 * Splits a command into words as a POSIX shell does, far enough for what people paste: quotes, `$'…'`,
 * backslash, and lines carried on by `\`, `^` (Windows) or a backtick (PowerShell). Ends at the end of the
 * command, a pipe, a redirection or `;`. A quote that never closes ends the command with its first line.
 */
export function shellWords(lines: readonly string[], start: number, text: string): { words: Word[]; last: number } {
  const whole = split(lines, start, text, mostLines);
  return whole ?? split(lines, start, text, 1) ?? { words: [], last: start };
}

function split(
  lines: readonly string[],
  start: number,
  text: string,
  most: number,
): { words: Word[]; last: number } | undefined {
  const words: Word[] = [];
  let word: Word | undefined;
  let quote = '';
  let row = start;
  let line = text;
  let read = 0;
  const add = (c: string) => {
    word ??= { text: '', first: row, last: row };
    word.text += c;
    word.last = row;
  };
  const end = () => {
    if (word) words.push(word);
    word = undefined;
  };
  for (;;) {
    let carriedOn = false;
    for (let i = 0; i < line.length; i += 1) {
      const c = line[i] ?? '';
      const next = line[i + 1];
      if (quote === "'") {
        if (c === "'") quote = '';
        else add(c);
      } else if (quote) {
        if (c === (quote === '"' ? '"' : "'")) quote = '';
        else if (c === '\\' && next !== undefined && (quote === '$' || '"\\$`'.includes(next))) {
          add(quote === '$' ? (escapes[next] ?? next) : next);
          i += 1;
        } else add(c);
      } else if (c === '$' && next === "'") {
        add('');
        quote = '$';
        i += 1;
      } else if (c === "'" || c === '"') {
        add('');
        quote = c;
      } else if (/^[\\^`]\s*$/.test(line.slice(i, i + 8)) && line.slice(i + 1).trim() === '') {
        carriedOn = true;
        break;
      } else if (c === '\\' && next !== undefined) {
        add(next);
        i += 1;
      } else if (c === ' ' || c === '\t') end();
      else if (c === '|' || c === ';' || (c === '&' && next === '&') || (c === '<' && !word)) {
        end();
        return { words, last: row };
      } else if (c === '>' && (!word || /^[12&]$/.test(word.text))) {
        word = undefined;
        return { words, last: row };
      } else add(c);
    }
    read += line.length;
    const more = row + 1 < lines.length && row + 1 - start < most && read < mostCharacters;
    if (!quote && !carriedOn) break;
    if (!more) {
      if (quote && most > 1) return undefined;
      break;
    }
    if (quote) add('\n');
    row += 1;
    line = lines[row] ?? '';
  }
  end();
  return { words, last: row };
}
