import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const mainFile = fileURLToPath(new URL('./main.ts', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'causeway-data-'));

export interface Run {
  status: number | null;
  output: string;
  errors: string;
}

/** Runs the real command, for tests: without a terminal, with `input` as standard input. */
export function runCauseway(
  words: readonly string[],
  input: string | Uint8Array = '',
  environment: Record<string, string> = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mainFile, ...words], {
      env: { PATH: process.env.PATH ?? '', CAUSEWAY_DATA: data, ...environment },
    });
    const run: Run = { status: null, output: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      run.output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.errors += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...run, status }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
