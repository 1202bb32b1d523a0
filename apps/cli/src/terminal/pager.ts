import { spawn } from 'node:child_process';

/**
 * Shows a text in the person's pager, as git and man do.
 * @returns false when the pager could not be run: the text then has to be printed
 */
export function page(text: string, environment: Record<string, string | undefined>): Promise<boolean> {
  const pager = environment.PAGER ?? 'less -RFX';
  if (pager.trim() === '' || pager.trim() === 'cat') return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', pager], { stdio: ['pipe', 'inherit', 'ignore'], env: { ...environment } });
    child.on('error', () => resolve(false));
    // 126 and 127 are the shell's: it could not run the pager.
    child.on('close', (status) => resolve(status !== 126 && status !== 127));
    // Somebody who has read enough quits, and the rest has nowhere to go.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
}
