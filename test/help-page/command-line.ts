import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));

/** What `causeway diagnose` prints for a report, line ends as spaces. */
export async function diagnosedOnCommandLine(report: string): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'causeway-'));
  try {
    return await new Promise((resolve, reject) => {
      const env = { PATH: process.env.PATH ?? '', CAUSEWAY_DATA: data, NO_COLOR: '1' };
      const words = [main, 'diagnose', '--width', '100', '--report', report];
      const child = execFile(process.execPath, words, { env }, (error, output, errors) => {
        // Status 1 only says that the cause is not settled.
        if (error && error.code !== 1) reject(new Error(errors || error.message));
        else resolve(output.replace(/\s+/g, ' '));
      });
      child.stdin?.end();
    });
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
