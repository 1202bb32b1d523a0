import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mainFile, runCauseway } from '../../run-causeway.ts';
import { sampleFolder, sampleKnowledge } from '../../sample-knowledge.ts';

const waiting = 'Waiting for a change; Ctrl+C ends this.\n';
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The real command, watching; `next` is what it prints up to when it waits again. */
function watched(...words: string[]) {
  const child = spawn(process.execPath, [mainFile, 'knowledge', ...words, '--watch'], {
    env: { PATH: process.env.PATH ?? '' },
  });
  children.push(child);
  let printed = '';
  let wake = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      wake();
    });
  }
  const next = async () => {
    while (!printed.includes(waiting)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const end = printed.indexOf(waiting) + waiting.length;
    const text = printed.slice(0, end);
    printed = printed.slice(end);
    return text;
  };
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.on('close', (status, signal) => resolve(signal ?? status));
  });
  return { child, next, ended };
}

const path = 'causes/hook/not_ticked/cause.yaml';

describe('causeway knowledge, watching', () => {
  it('checks again when a file changes, whether it mends or breaks it, and ends on Ctrl+C', async () => {
    const folder = sampleFolder();
    const { child, next, ended } = watched('check', '--folder', folder);
    expect(await next()).toContain('4 causes, 12 rules: no mistakes\n');
    writeFileSync(join(folder, path), 'title: x\n');
    const broken = await next();
    expect(broken).toContain(`\n${path} changed\n`);
    expect(broken).toMatch(/\d+ mistakes\n/);
    writeFileSync(join(folder, path), sampleKnowledge[path] ?? '');
    expect(await next()).toContain('4 causes, 12 rules: no mistakes\n');
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
  });

  it('tests what changed first, and names mistakes instead where there are some', async () => {
    const folder = sampleFolder();
    const { child, next, ended } = watched('test', '--folder', folder);
    expect(await next()).toContain('8 passed, 0 failed\n');
    writeFileSync(join(folder, path), (sampleKnowledge[path] ?? '').replaceAll('decisive', 'strongly_against'));
    const worse = await next();
    expect(worse).toMatch(/\nhook\.not_ticked\nfailed .*\n1 passed, 1 failed\n.*\n7 passed, 1 failed\n/s);
    writeFileSync(join(folder, path), 'title: x\n');
    expect(await next()).toMatch(/\d+ mistakes\n/);
    writeFileSync(join(folder, path), sampleKnowledge[path] ?? '');
    expect(await next()).toMatch(/\nhook\.not_ticked\n2 passed, 0 failed\n8 passed, 0 failed\n/);
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
  });

  it('says what is wrong where it cannot watch', async () => {
    const missing = await runCauseway(['knowledge', 'check', '--watch', '--folder', '/nowhere/at/all']);
    expect(missing.status).toBe(2);
    expect(missing.errors).toContain('cannot be watched');
    expect((await runCauseway(['knowledge', 'test', '--watch', '--json'])).status).toBe(2);
  });
});
