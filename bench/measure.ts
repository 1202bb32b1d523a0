import { Bench } from 'tinybench';

/** One thing to time. */
export interface Contender {
  name: string;
  run: () => unknown;
}

/** Median time of each contender, microseconds a call, in the order given. */
export type Times = Record<string, number>;

/**
 * Times all contenders in turn, several rounds, and takes the median round of each: on a noisy machine
 * what disturbs one round disturbs all contenders of it alike, so their ratios hold.
 */
export async function measure(contenders: readonly Contender[], rounds = 7, millisecondsEach = 120): Promise<Times> {
  const samples = new Map<string, number[]>(contenders.map((c) => [c.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({ time: millisecondsEach, warmupTime: 40 });
    for (const contender of contenders) bench.add(contender.name, contender.run);
    for (const task of await bench.run()) {
      if (task.result.state !== 'completed') throw new Error(`${task.name} did not complete: ${task.result.state}`);
      samples.get(task.name)?.push(task.result.latency.p50 * 1000);
    }
  }
  return Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One line of the result: what is held to what, and whether it holds. */
export interface Line {
  what: string;
  measured: string;
  wanted: string;
  holds: boolean | undefined;
}

/** `a` is this many times as fast as `b`, against a wanted factor. */
export function timesAsFast(what: string, a: number, b: number, wanted: number): Line {
  const factor = b / a;
  return {
    what,
    measured: `${factor.toFixed(1)}×  (${show(a)} against ${show(b)})`,
    wanted: `≥ ${wanted}×`,
    holds: factor >= wanted,
  };
}

/** A duration as people read it. */
export function show(microseconds: number): string {
  return microseconds < 1000 ? `${microseconds.toFixed(1)} µs` : `${(microseconds / 1000).toFixed(2)} ms`;
}
