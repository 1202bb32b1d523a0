import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { toDocument } from '../packages/evidence/src/document.ts';
import { read } from '../packages/evidence/src/read.ts';
import { logs } from './large-logs.ts';
import { type Line, show } from './measure.ts';

/** What is read at once of a large file. */
const piece = 2 ** 20;
/** What GoAccess is given: it takes some time to start. */
const whole = 32 * piece;
const rounds = 41;
/** Reading may take this many times as long as splitting the file into lines. */
const mostTimes = 3;

/**
 * Reading a log that is split into lines, by all readers, against splitting its file into lines as Node does it; both
 * in turn, the median round of each. GoAccess beside it, where it is installed.
 */
export async function benchLogReading(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
  try {
    return [
      await readingLine('access log', logs['nginx log']?.(piece) ?? '', join(folder, 'access.log')),
      await readingLine('NDJSON log', logs['NDJSON log']?.(piece) ?? '', join(folder, 'ndjson.log')),
      peerLine(logs['nginx log']?.(whole) ?? '', join(folder, 'large.log')),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readingLine(name: string, text: string, path: string): Promise<Line> {
  writeFileSync(path, text);
  const document = toDocument('log', text);
  const [reading, readline, split] = await medians([
    () => read([document]),
    () => countLines(path),
    () => text.split('\n'),
  ]);
  const speed = (microseconds: number) => `${(text.length / microseconds).toFixed(0)} MB/s`;
  const times = reading / readline;
  return {
    what: `reading an ${name} against splitting its file into lines`,
    measured: `${times.toFixed(2)} times as long  (${speed(reading)} against ${speed(readline)} of node:readline; text.split takes ${show(split)} of ${show(reading)})`,
    wanted: `≤ ${mostTimes}×`,
    holds: times <= mostTimes,
  };
}

async function countLines(path: string): Promise<number> {
  let characters = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) characters += line.length;
  return characters;
}

/** Median microseconds of each, all run in turn. */
async function medians(
  runs: readonly [() => unknown, () => unknown, () => unknown],
): Promise<[number, number, number]> {
  const times: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, run] of runs.entries()) {
      const start = performance.now();
      await run();
      times[i]?.push((performance.now() - start) * 1000);
    }
  }
  const [a, b, c] = times;
  return [median(a), median(b), median(c)];
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** GoAccess counts what a log says, and keeps no request; ours splits the text and keeps each. */
function peerLine(text: string, path: string): Line {
  const what = `reading an access log of ${(text.length / 1e6).toFixed(0)} MB beside GoAccess`;
  writeFileSync(path, text);
  const start = performance.now();
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from + piece) + 1 || text.length;
    read([toDocument('log', text.slice(from, end))]);
    from = end;
  }
  const own = performance.now();
  const { status } = spawnSync('goaccess', [path, '--log-format=COMBINED', '--no-progress', '-o', `${path}.json`]);
  const theirs = performance.now() - own;
  const measured =
    status === 0
      ? `${show((own - start) * 1000)} against ${show(theirs * 1000)} of GoAccess`
      : `${show((own - start) * 1000)}; GoAccess is not installed, so it is left out`;
  return { what, measured, wanted: 'printed', holds: undefined };
}
