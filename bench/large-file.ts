import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { logLines } from './large-logs.ts';
import type { Line } from './measure.ts';

const command = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));
const mebibyte = 2 ** 20;
/** What the command may take of memory, whatever the size of the file. */
const wanted = 300 * mebibyte;

/**
 * How fast the command line reads a large log, and how much memory it takes at its peak: the real command on a real
 * file. `node bench/large-file.ts 1024` takes one of a gibibyte, which shows the same in eight times the time.
 * @param mebibytes size of the file
 */
export async function benchLargeFile(mebibytes = 128): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-large-'));
  const lines: Line[] = [];
  try {
    for (const [name, line] of Object.entries(logLines)) {
      const file = join(folder, 'large.log');
      await pipeline(Readable.from(blocks(line, mebibytes * mebibyte)), createWriteStream(file));
      const { seconds, peak } = await run(file, folder);
      rmSync(file);
      lines.push({
        what: `causeway diagnose on ${mebibytes} MiB of ${name}`,
        measured:
          `${(mebibytes / seconds).toFixed(1)} MiB/s (${seconds.toFixed(1)} s)` +
          (peak === undefined ? '' : `, ${Math.round(peak / mebibyte)} MiB of memory at its peak`),
        wanted: `< ${wanted / mebibyte} MiB`,
        holds: peak === undefined ? undefined : peak < wanted,
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return lines;
}

/** Text of about so many bytes, some MiB at a time. */
function* blocks(line: (i: number) => string, bytes: number): Iterable<string> {
  let i = 0;
  for (let made = 0; made < bytes; ) {
    let block = '';
    while (block.length < 4 * mebibyte) {
      block += `${line(i)}\n`;
      i += 1;
    }
    made += block.length;
    yield block;
  }
}

/** Runs the command; `peak` is its largest resident set in bytes, where the system tells it. */
function run(file: string, data: string): Promise<{ seconds: number; peak: number | undefined }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [command, 'diagnose', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CAUSEWAY_DATA: data },
    });
    let peak: number | undefined;
    const look = setInterval(() => {
      peak = peakOf(child.pid) ?? peak;
    }, 20);
    child.on('error', reject);
    child.on('exit', (status) => {
      clearInterval(look);
      if (status === 0 || status === 1) resolve({ seconds: (performance.now() - start) / 1000, peak });
      else reject(new Error(`causeway ended with ${status}`));
    });
  });
}

/** VmHWM of proc_pid_status(5), in bytes. */
function peakOf(pid: number | undefined): number | undefined {
  const status = `/proc/${pid}/status`;
  if (pid === undefined || !existsSync(status)) return undefined;
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1];
  return peak === undefined ? undefined : Number(peak) * 1024;
}

if (import.meta.main) {
  const size = Number(process.argv[2] ?? 128);
  for (const { what, measured } of await benchLargeFile(size)) process.stdout.write(`${what}: ${measured}\n`);
}
