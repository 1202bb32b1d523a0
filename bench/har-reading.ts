import { readers } from '@causeway/evidence';
import { logs } from './large-logs.ts';
import { type Line, show } from './measure.ts';

const bytes = 25 * 1024 * 1024;
const rounds = 7;
const wanted = 0.5;

/** How fast an intact HAR of 25 MiB is read, in lines already, against JSON.parse on the same text in the same run. */
export async function benchHarReading(): Promise<Line[]> {
  return ['HAR', 'HAR, indented'].map((name) => {
    const text = logs[name]?.(bytes) ?? '';
    const lines = text.split('\n');
    const har = readers.find((reader) => reader.id === 'har');
    const entries = () => har?.read({ artifact: 'a', firstLine: 1, lines })[0]?.exchanges?.length ?? 0;
    const read = entries();
    const parsing: number[] = [];
    const reading: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      parsing.push(spent(() => JSON.parse(text)));
      reading.push(spent(entries));
    }
    const [a, b] = [median(reading), median(parsing)];
    const factor = b / a;
    return {
      what: `reading a ${name} of 25 MiB, ${read} entries on ${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`,
      measured: `${factor.toFixed(2)}× JSON.parse  (${show(a)} against ${show(b)})`,
      wanted: `≥ ${wanted}×`,
      holds: read > 0 && factor >= wanted,
    };
  });
}

/** Microseconds. */
function spent(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) * 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
