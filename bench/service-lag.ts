import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { runServer } from '../apps/api/src/running-server.ts';
import { logs } from './large-logs.ts';
import type { Line } from './measure.ts';
import type { Called, Calls } from './service-lag-client.ts';

const mebibytes = 25;
const kinds = ['nginx log', 'NDJSON log', 'HAR'];
const lagWanted = 50;

/**
 * How long the event loop of the service stands still while it is given 25 MiB, at the 99th percentile, and how long
 * `{__typename}` takes meanwhile. Who calls sits in a thread of its own, so that the service's loop is all that counts.
 */
export async function benchServiceLag(): Promise<Line[]> {
  const service = await runServer({ reading: { threads: 2, longestMs: 120_000 } });
  await service.ask('{ diagnose(input: { report: "it fails with a 401" }) { conclusive } }');
  const lines: Line[] = [];
  for (const kind of kinds) {
    const content = (logs[kind]?.(mebibytes * 2 ** 20) ?? '').slice(0, mebibytes * 2 ** 20);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    const client = new Worker(new URL('service-lag-client.ts', import.meta.url), {
      workerData: { url: service.url, content } satisfies Calls,
    });
    delay.enable();
    const called = await new Promise<Called>((resolve, reject) => {
      client.once('message', resolve);
      client.once('error', reject);
    });
    delay.disable();
    const p99 = delay.percentile(99) / 1e6;
    lines.push({
      what: `event-loop lag p99 while ${mebibytes} MiB of ${kind} are read`,
      measured: `${p99.toFixed(0)} ms (longest ${(delay.max / 1e6).toFixed(0)} ms); answered in ${(called.diagnoseMs / 1000).toFixed(1)} s, meanwhile ${called.answers} × {__typename}, p99 ${called.p99.toFixed(0)} ms${called.error ? `; ${called.error}` : ''}`,
      wanted: `< ${lagWanted} ms`,
      holds: p99 < lagWanted && called.error === undefined,
    });
  }
  await service.close();
  return lines;
}
