import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import type { Dialogue } from './dialogue.ts';

/** What a person gave where a file or a text was asked for. */
export type Given =
  | { kind: 'nothing' }
  | { kind: 'back' }
  | { kind: 'path'; path: string }
  | { kind: 'text'; text: string };

/** Reads one path, or a pasted text up to a line that holds only a full stop, or to the end of input. */
export function pastedOrPath({ input, output }: Pick<Dialogue, 'input' | 'output'>): Promise<Given> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const reader = createInterface({ input, output, prompt: '> ', terminal: true });
    let given: Given | undefined;
    reader.on('line', (line) => {
      if (lines.length === 0) given = alone(line);
      else if (line === '.') given = { kind: 'text', text: lines.join('\n') };
      if (given) reader.close();
      else lines.push(line);
    });
    reader.on('close', () => {
      resolve(given ?? (lines.length > 0 ? { kind: 'text', text: lines.join('\n') } : { kind: 'nothing' }));
    });
    reader.on('SIGINT', () => {
      // Closing first gives the terminal back as it was.
      given = { kind: 'nothing' };
      reader.close();
      process.kill(process.pid, 'SIGINT');
    });
    reader.prompt();
  });
}

/** What a first line is by itself; undefined where it begins a pasted text. */
export function alone(line: string): Given | undefined {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (/^back$/i.test(text)) return { kind: 'back' };
  const path = pathOf(text);
  if (existsSync(path)) return { kind: 'path', path };
  // One word that looks like a path is a path that is wrong, not the first line of a log.
  return /^(?:~|\.{0,2}\/)?[\w@%+=:,./-]+$/.test(path) && /[/.]/.test(path) && !/^https?:/.test(path)
    ? { kind: 'path', path }
    : undefined;
}

/** Terminals quote or escape what is dropped on them; a shell would put in the home folder. */
function pathOf(text: string): string {
  const bare = /^(['"])(.*)\1$/.exec(text)?.[2] ?? text.replaceAll('\\ ', ' ');
  return bare.replace(/^~(?=\/|$)/, homedir());
}
