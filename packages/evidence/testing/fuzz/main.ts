import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { type Batch, runBatch } from './run.ts';

/*
 * `npm run fuzz -- --runs 1000000 --seed 1`: the laws of redaction and reading on that many made texts, over all
 * cores. Prints how it goes, and each smallest text that breaks a law, with the seed that makes it again; exits 1 then.
 */

const batchRuns = 500;
/** Whoever breaks this often is better mended than tried further. */
const mostBroken = 10;
/** A batch takes seconds; one that takes minutes hangs. */
const longestBatchMs = 180_000;

/** Answers batches in a thread of its own, so that one that hangs can be ended. */
class Runner {
  #worker = new Worker(new URL(import.meta.url));

  /** What broke, or undefined. */
  run(batch: Batch): Promise<string | undefined> {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (broken: string | undefined) => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', fail);
        resolve(broken);
      };
      const fail = (error: Error) => settle(`crashes: seed ${batch.seed}: ${error.stack}`);
      const timer = setTimeout(() => settle(`hangs: seed ${batch.seed}, ${batch.runs} runs`), longestBatchMs);
      worker.on('message', settle).on('error', fail);
      worker.postMessage(batch);
    });
  }

  close(): Promise<number> {
    return this.#worker.terminate();
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  const runs = Number(values.runs ?? 20_000);
  const seed = Number(values.seed ?? 1);
  const started = performance.now();
  let next = 0;
  let done = 0;
  const broken: string[] = [];
  const work = async () => {
    let runner = new Runner();
    while (next < runs && broken.length < mostBroken) {
      const batch = { seed: seed + next, runs: Math.min(batchRuns, runs - next) };
      next += batch.runs;
      const what = await runner.run(batch);
      if (what !== undefined) {
        process.stdout.write(`${what}\n`);
        broken.push(what);
        await runner.close();
        runner = new Runner();
      }
      done += batch.runs;
      if (done % 20_000 < batchRuns) report(done, started);
    }
    await runner.close();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  report(done, started);
  process.stdout.write(broken.length === 0 ? 'every law held\n' : `laws broke in ${broken.length} batches\n`);
  return broken.length === 0 ? 0 : 1;
}

function report(done: number, started: number): void {
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${done} runs, ${seconds.toFixed(0)} s\n`);
}

if (isMainThread) process.exitCode = await main();
else parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(runBatch(batch)));
