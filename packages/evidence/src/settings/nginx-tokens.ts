/** One directive of nginx, or the opening of a block, or its end. */
export interface NginxStatement {
  kind: 'directive' | 'open' | 'close';
  /** The name first; without quotes. */
  words: string[];
  /** Indices of lines, both ends included. */
  first: number;
  last: number;
}

/** A statement that has not ended after so many lines was none. */
const longest = 40;
const longestLine = 20_000;

/**
 * Reads the statements of nginx's configuration language (https://nginx.org/en/docs/beginners_guide.html#conf_structure)
 * from a line on, one by one, for as long as the lines hold nothing else.
 */
export function* nginxStatements(lines: readonly string[], from: number): Generator<NginxStatement> {
  let words: string[] = [];
  let first = from;
  let word = '';
  let inWord = false;
  let quote = '';
  const end = (kind: NginxStatement['kind'], last: number): NginxStatement => {
    const statement = { kind, words, first, last };
    words = [];
    return statement;
  };
  const endWord = () => {
    if (inWord) words.push(word);
    word = '';
    inWord = false;
  };
  for (let i = from; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.length > longestLine || (words.length > 0 && i - first > longest)) break;
    if (words.length === 0 && !inWord) {
      if (!starts(line)) break;
      first = i;
    }
    for (let at = 0; at < line.length; at += 1) {
      const c = line[at] ?? '';
      if (quote) {
        if (c === '\\') {
          at += 1;
          word += line[at] ?? '';
        } else if (c === quote) quote = '';
        else word += c;
      } else if ((c === '"' || c === "'") && !inWord) {
        quote = c;
        inWord = true;
      } else if (c === '#' && !inWord) break;
      else if (c === ' ' || c === '\t') endWord();
      else if (c === ';' || (c === '{' && !word.endsWith('$'))) {
        endWord();
        yield end(c === ';' ? 'directive' : 'open', i);
        first = i;
      } else if (c === '}' && !inWord) {
        yield end('close', i);
        first = i;
      } else {
        if (!inWord && words.length === 0) first = i;
        word += c;
        inWord = true;
        if (c === '$' && line[at + 1] === '{') {
          const close = line.indexOf('}', at);
          if (close > 0) {
            word += line.slice(at + 1, close + 1);
            at = close;
          }
        }
      }
    }
    if (!quote) endWord();
  }
}

/** Whether a line between statements can begin one: a name, a bracket, a comment, or nothing. */
function starts(line: string): boolean {
  return /^\s*(?:$|#|\}|[a-z][a-z0-9_]{1,60}(?:\s|;|\{|$))/.test(line);
}
