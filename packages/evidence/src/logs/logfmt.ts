const pair = /(?:^|[\s,([{])([A-Za-z_@][\w.@/-]{0,80})=("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,"'()\]}]+)/g;

/** The `key=value` pairs of a text (logfmt, and looser kinds of it), quotes taken off; at most 60. */
export function logfmtPairs(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!text.includes('=')) return fields;
  let count = 0;
  for (const match of text.slice(0, 20_000).matchAll(pair)) {
    fields[match[1] ?? ''] = unquoted(match[2] ?? '');
    count += 1;
    if (count >= 60) break;
  }
  return fields;
}

/** True when a text is logfmt from its start: nothing before the first pair, and more than one. */
export function isLogfmt(text: string): boolean {
  return /^[A-Za-z_@][\w.@-]{0,80}=(?:"(?:[^"\\]|\\.)*"|[^\s"]*) +[A-Za-z_@][\w.@-]{0,80}=/.test(text.slice(0, 4000));
}

function unquoted(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1);
  if (!value.startsWith('"')) return value;
  return value.slice(1, -1).replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c === 't' ? '\t' : c));
}
