/** A way in which people and tools change a text on its way here, line by line. */
export interface Dressing {
  title: string;
  dress(text: string): string;
}

const everyLine = (change: (line: string, i: number) => string) => (text: string) =>
  text
    .replace(/(?:\r\n|\n|\r)$/, '')
    .split(/\r\n|\n|\r/)
    .map(change)
    .join('\n');

const at = (i: number) => new Date(Date.UTC(2026, 4, 3, 2, 0, 0) + i * 137).toISOString();

/** What every reader must see through. */
export const dressings: readonly Dressing[] = [
  { title: 'lines that end in CR LF', dress: (text) => text.replace(/\r?\n/g, '\r\n') },
  { title: 'terminal colours', dress: everyLine((line) => `\u001b[0;32m${line}\u001b[0m`) },
  { title: 'line numbers of cat -n', dress: everyLine((line, i) => `${String(i + 1).padStart(6)}\t${line}`) },
  { title: 'line numbers of grep -n', dress: everyLine((line, i) => `${i + 118}:${line}`) },
  { title: 'timestamps of docker logs -t', dress: everyLine((line, i) => `${at(i).replace('Z', '000000Z')} ${line}`) },
  { title: 'the margin of docker compose', dress: everyLine((line) => `web-1  | ${line}`) },
  { title: 'the margin of kubectl logs --prefix', dress: everyLine((line) => `[pod/api-7d9c/api] ${line}`) },
  { title: 'quoting by e-mail', dress: everyLine((line) => `> ${line}`.trimEnd()) },
  { title: 'quoting twice', dress: everyLine((line) => `>> ${line}`.trimEnd()) },
  {
    title: 'a Markdown fence among words',
    dress: (text) => `Hi all,\nthis is what I get:\n\n\`\`\`\n${text.trimEnd()}\n\`\`\`\n\nAny idea? Thanks\n`,
  },
  { title: 'a fence that shares its lines, as in Slack', dress: (text) => `\`\`\`${text.trimEnd()}\`\`\`` },
  { title: 'indentation', dress: everyLine((line) => `    ${line}`) },
];
