import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { diagnose } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { bombs, nested } from './hostile-texts.ts';
import { logs } from './large-logs.ts';

/*
 * `node bench/large-inputs.ts [word of a name]… [--size KiB,…] [--limit seconds]`: how long one diagnosis of
 * large, deep and hostile text takes, and how that grows from size to size. Prints what is slow; all with --all.
 */

const texts = { ...logs, ...nested, ...bombs };

interface Task {
  name: string;
  size: number;
}

const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'bench' };

async function measure({ name, size }: Task): Promise<number> {
  const content = (texts[name]?.(size) ?? '').slice(0, size);
  const start = performance.now();
  // The report is read in more ways than an artifact, so each text is given as both.
  await diagnose(
    { report: `x ${content.slice(0, 19_000)}`, artifacts: [{ content }] },
    shippedKnowledge(),
    circumstances,
  );
  return performance.now() - start;
}

/** Answers tasks in a thread of its own, so that one that does not end can be ended. */
class Timer {
  #worker: Worker | undefined;

  /** Milliseconds, or what happened instead. */
  async time(task: Task, limit: number): Promise<number | string> {
    this.#worker ??= new Worker(new URL(import.meta.url));
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (result: number | string) => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', fail);
        if (typeof result === 'string') this.close();
        resolve(result);
      };
      const fail = (error: Error) => settle(`${error.name}: ${error.message.slice(0, 100)}`);
      const timer = setTimeout(() => settle(`over ${limit} s`), limit * 1000);
      worker.once('message', settle);
      worker.once('error', fail);
      worker.postMessage(task);
    });
  }

  close(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: { type: 'string' }, limit: { type: 'string' }, all: { type: 'boolean' } },
  });
  const sizes = (values.size ?? '64,256,1024').split(',').map((kib) => Number(kib) * 1024);
  const limit = Number(values.limit ?? 20);
  const names = Object.keys(texts).filter((name) => positionals.every((word) => name.includes(word)));
  const queue = [...names];
  const work = async () => {
    const timer = new Timer();
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const times: (number | string)[] = [];
      for (const size of sizes) {
        const time = await timer.time({ name, size }, limit);
        times.push(time);
        if (typeof time === 'string') break;
      }
      const isSlow = times.some(
        (time, i) => typeof time === 'string' || time > 2000 * Math.max(1, (sizes[i] ?? 0) / 2 ** 20),
      );
      if (isSlow || values.all) {
        const shown = times.map((time) => (typeof time === 'string' ? time : `${Math.round(time)} ms`));
        process.stdout.write(`${isSlow ? 'SLOW' : 'ok  '}  ${shown.join('  ').padEnd(34)}  ${name}\n`);
      }
    }
    timer.close();
  };
  await Promise.all([work(), work()]);
}

if (isMainThread) await main();
else {
  await diagnose({ report: 'it fails with a 401' }, shippedKnowledge(), circumstances);
  parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await measure(task)));
}
