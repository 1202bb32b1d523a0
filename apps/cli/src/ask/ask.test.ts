import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mainFile } from '../run-causeway.ts';
import { sampleFolder } from '../sample-knowledge.ts';

/** Of util-linux: runs a command on a pseudo-terminal. */
const recorder = 'script';
const hasRecorder = spawnSync(recorder, ['--version']).status === 0;
const folder = sampleFolder();
const scratch = mkdtempSync(join(tmpdir(), 'causeway-ask-'));
const down = '\u001b[B';

/** A prompt with choices ends with its keys; what comes before is told apart by what it says. */
const choices = (text: string) => new RegExp(`${text}[^]*navigate`);
const [first, second] = [choices('question 1'), choices('question 2')];

/**
 * Runs a command line on a pseudo-terminal. Each step waits for its text to appear after the last
 * step's, and for the program to fall silent; then it types.
 */
function onTerminal(command: string, steps: readonly (readonly [text: RegExp, keys: string])[]) {
  return new Promise<{ status: number | null; output: string }>((resolve, reject) => {
    const child = spawn(recorder, ['-qec', `stty cols 90 rows 50; ${command}`, '/dev/null'], {
      timeout: 25_000,
      env: { PATH: process.env.PATH ?? '', CAUSEWAY_DATA: scratch, TERM: 'xterm', SHELL: '/bin/sh' },
    });
    const left = [...steps];
    let output = '';
    let seen = 0;
    let silence: NodeJS.Timeout | undefined;
    const type = () => {
      const [step] = left;
      if (!step?.[0].test(stripVTControlCharacters(output.slice(seen)))) return;
      left.shift();
      seen = output.length;
      child.stdin.write(step[1]);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      clearTimeout(silence);
      silence = setTimeout(type, 200);
    });
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(silence);
      resolve({ status, output: stripVTControlCharacters(output) });
    });
  });
}

const causeway = `${process.execPath} ${mainFile} diagnose --ask --no-pager --folder ${folder}`;

describe.skipIf(!hasRecorder)('causeway diagnose --ask on a terminal', () => {
  it('explains a question, takes answers, goes back, and ends with the result', async () => {
    const { status, output } = await onTerminal(`${causeway} --report 'our webhook stopped'`, [
      [first, `${down.repeat(3)}\r`], // Why do you ask?
      [choices('Why {2}'), `${down.repeat(4)}\r`], // Where do I find it?
      [choices('Where {2}'), `${down}\r`], // No attempt
      [second, `${down.repeat(5)}\r`], // Back
      [choices('6\\) Back'), `${down}\r`],
      [second, `${down}\r`], // No
    ]);
    expect(output).toContain('Why ');
    expect(output).toContain('Open the webhook at the sender.');
    expect(output).toContain('hook.not_ticked');
    expect(output).toContain('your answer');
    expect(status).toBe(0);
  });

  it('asks what fails where nothing was given', async () => {
    const { output } = await onTerminal(causeway, [
      [/What fails\?/, 'our webhook stopped\r'],
      [first, '\r'],
    ]);
    expect(output).toContain('hook.broken_endpoint');
  });

  it('reads answers from the terminal while the artifact comes from standard input', async () => {
    const report = join(scratch, 'words.txt');
    writeFileSync(report, 'nothing that anybody knows\n');
    const { status, output } = await onTerminal(`cat ${report} | ${causeway} --report 'our webhook stopped'`, [
      [first, '\r'],
    ]);
    expect(output).toContain('hook.broken_endpoint');
    expect(status).toBe(0);
  });

  it('takes a pasted log where one is asked for, and the path of one', async () => {
    const log = '2026-11-23T10:00:00Z WARN hook switched off';
    const before = [
      [first, `${down}\r`],
      [second, `${down.repeat(2)}\r`], // I don't know
    ] as const;
    const pasted = await onTerminal(`${causeway} --report 'our webhook stopped'`, [
      ...before,
      [/Give /, `${log}\r.\r`],
    ]);
    expect(pasted.output).toContain('hook.switched_off');
    expect(pasted.status).toBe(0);
    const path = join(scratch, 'sender.log');
    writeFileSync(path, `${log}\n`);
    const named = await onTerminal(`${causeway} --report 'our webhook stopped'`, [
      ...before,
      [/Give /, './nothing.log\r'],
      [/no file/, `${path}\r`],
    ]);
    expect(named.output).toContain('sender.log');
    expect(named.status).toBe(0);
  });

  it('stops at Ctrl-C with 130', async () => {
    const { status } = await onTerminal(`${causeway} --report 'our webhook stopped'`, [[first, '\u0003']]);
    expect(status).toBe(130);
  });
});
