import { margin, textLines, wrapped } from './layout.ts';
import { blank, type Line, span } from './line.ts';

const item = /^(\s*)(\d{1,3}[.)]|[-*+])\s+/;

/**
 * The Markdown of fixes as lines of at most so many columns: lists keep their markers and hang, code
 * blocks keep their lines (one marked `command` is broken as a shell allows), emphasis and links become plain text.
 */
export function markdownLines(markdown: string, columns: number): Line[] {
  const lines: Line[] = [];
  let text: { marker: string; words: string } | undefined;
  let inCode = false;
  let inCommand = false;
  let gap = false;
  const flush = () => {
    if (text) lines.push(...hanging(text.marker, inline(text.words), columns));
    text = undefined;
  };
  const begin = () => {
    flush();
    if (gap && lines.length > 0) lines.push(blank);
    gap = false;
  };
  let last: 'item' | 'other' = 'other';
  for (const raw of markdown.replaceAll('\r', '').split('\n')) {
    const start = inCode ? null : item.exec(raw);
    if (/^\s*(?:```|~~~)/.test(raw)) {
      begin();
      inCode = !inCode;
      inCommand = inCode && /command\s*$/.test(raw);
    } else if (inCommand) lines.push(...commandLines(raw, columns));
    else if (inCode) lines.push([...margin(2), span(raw.trimEnd(), 'dim')]);
    else if (raw.trim() === '') {
      flush();
      gap = true;
    } else if (start) {
      // Items stay together, also where the source sets them apart.
      if (last === 'item') gap = false;
      begin();
      const depth = Math.min(4, start[1]?.length ?? 0);
      const marker = `${' '.repeat(depth)}${/\d/.test(start[2] ?? '') ? start[2] : '-'} `;
      text = { marker, words: raw.slice(start[0].length) };
      last = 'item';
    } else if (text) text.words += ` ${raw.trim()}`;
    else {
      begin();
      text = { marker: '', words: raw.trim() };
      last = 'other';
    }
  }
  flush();
  return lines;
}

function hanging(marker: string, words: string, columns: number): Line[] {
  return wrapped(words, columns - marker.length).map((line, i) => [
    span(i === 0 ? marker : ' '.repeat(marker.length)),
    span(line),
  ]);
}

function inline(words: string): string {
  return words
    .replace(/\[([^\]\n]{1,300})\]\(([^)\s]{1,500})\)/g, (_, text: string, target: string) =>
      text === target ? target : `${text} (${target})`,
    )
    .replace(/(\*\*|__)(?=\S)(.{1,500}?\S)\1/g, '$2')
    .replace(/^#{1,6}\s+/, '');
}

/** A command to paste, broken only between its words with a backslash, so that it still is one command. */
export function commandLines(command: string, columns: number): Line[] {
  const lines: string[] = [];
  for (const line of command.trim().split('\n')) {
    let current = '';
    for (const word of shellWords(line)) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (current !== '' && textLines(`${longer} \\`, columns).length > 1) {
        lines.push(`${current} \\`);
        current = `  ${word}`;
      } else current = longer;
    }
    lines.push(current);
  }
  return lines.map((line) => [span(line)]);
}

/** Splits at spaces outside quotes; quotes and backslashes stay, and an option keeps what follows it. */
function shellWords(line: string): string[] {
  const words = line.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*'|["'\\])+/g) ?? [];
  return words.reduce<string[]>((kept, word) => {
    const before = kept.at(-1);
    if (before && /^--?[A-Za-z][\w-]*$/.test(before) && !word.startsWith('-'))
      kept[kept.length - 1] = `${before} ${word}`;
    else kept.push(word);
    return kept;
  }, []);
}
