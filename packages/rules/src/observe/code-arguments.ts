/** Characters of one call that are looked at. */
const longestCall = 2000;

/**
 * The arguments of a call in a program's source, split at the commas that stand in no bracket and no string.
 * @param text source in any language with brackets and quotes
 * @param open position right behind the call's opening bracket
 */
export function argumentsFrom(text: string, open: number): string[] {
  const args: string[] = [];
  let depth = 0;
  let quote = '';
  let start = open;
  const end = Math.min(text.length, open + longestCall);
  const take = (at: number) => {
    const argument = text.slice(start, at).trim();
    if (argument) args.push(argument);
    start = at + 1;
  };
  for (let at = open; at < end; at += 1) {
    const c = text[at] ?? '';
    if (quote) {
      if (c === '\\') at += 1;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'" || c === '`') quote = c;
    else if (c === '(' || c === '[' || c === '{') depth += 1;
    else if (c === ')' || c === ']' || c === '}') {
      depth -= 1;
      if (depth < 0) {
        take(at);
        return args;
      }
    } else if (c === ',' && depth === 0) take(at);
  }
  return args;
}

/**
 * What a variable was last given before a position, if the source shows it: `const body = await req.text()`,
 * `$payload = file_get_contents(…)`, `body, err := io.ReadAll(r.Body)`, `String payload = …`.
 */
export function assigned(text: string, name: string, before: number): string | undefined {
  if (!/^[$@]?[A-Za-z_]\w*$/.test(name)) return undefined;
  const bare = name.replace(/^[$@]/, '');
  const pattern = new RegExp(
    `(?:^|[^\\w.])[$@]?${bare}(?:\\s*,\\s*\\w+)?(?:\\s*:\\s*[\\w<>\\[\\]., ]{1,40})?\\s*(?::=|(?<![=!<>])=(?![=>]))\\s*([^;\\n]{1,400})`,
    'g',
  );
  return [...text.slice(0, before).matchAll(pattern)].at(-1)?.[1]?.trim();
}
