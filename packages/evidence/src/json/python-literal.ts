/** How many characters of a literal are looked at. */
const longest = 50_000;
const words: Record<string, string> = { True: 'true', False: 'false', None: 'null' };
const token =
  /[{}[\],:]|\s{1,200}|-?\d[\d.eE+-]{0,40}|[A-Za-z]{1,10}|(?:[bu]?)(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/sy;

/**
 * The JSON of a dict or list as Python prints it (`{'error': {'code': None}}`), from an offset up to its closing
 * bracket or to where it stops, and the offset behind it. Undefined where no such literal stands.
 */
export function pythonAsJson(text: string, offset: number): { json: string; end: number; closed: boolean } | undefined {
  if (!/^[{[]\s{0,20}(?:[{[]\s{0,20})?'/.test(text.slice(offset, offset + 60))) return undefined;
  const parts: string[] = [];
  let depth = 0;
  let at = offset;
  while (at < text.length && at - offset < longest) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) break;
    const [whole] = match;
    const string = match[1] ?? match[2];
    if (string !== undefined) parts.push(JSON.stringify(unescaped(string)));
    else if (/^[A-Za-z]/.test(whole)) {
      const word = words[whole];
      if (word === undefined) break;
      parts.push(word);
    } else parts.push(whole);
    at += whole.length;
    if (whole === '{' || whole === '[') depth += 1;
    else if (whole === '}' || whole === ']') depth -= 1;
    if (depth === 0) return { json: parts.join(''), end: at, closed: true };
  }
  return { json: parts.join(''), end: at, closed: false };
}

function unescaped(string: string): string {
  return string.replace(/\\(['"\\nrt])/g, (_, c: string) =>
    c === 'n' ? '\n' : c === 'r' ? '\r' : c === 't' ? '\t' : c,
  );
}
