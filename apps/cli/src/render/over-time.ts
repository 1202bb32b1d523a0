import type { Times } from '@causeway/evidence';
import type { Failure } from '@causeway/rules';
import { percent, thousands } from './figures.ts';

const blocks = '▁▂▃▄▅▆▇█';
const minute = 60_000;
/** How long a bucket is, as it stands behind "a" or "every". */
const periods: readonly (readonly [minutes: number, said: string])[] = [
  [1, 'a minute'],
  [60, 'an hour'],
  [1440, 'a day'],
  [10_080, 'a week'],
];

/** Counts as a row of blocks, the highest eight high; a time without any is a dot. Neighbours share a column where there are more than that. */
export function sparkline(counts: readonly number[], columns: number): string {
  const each = Math.max(1, Math.ceil(counts.length / Math.max(1, columns)));
  const sums: number[] = [];
  counts.forEach((count, i) => {
    const column = Math.floor(i / each);
    sums[column] = (sums[column] ?? 0) + count;
  });
  const highest = Math.max(...sums);
  return sums.map((sum) => (sum === 0 ? '·' : (blocks[Math.ceil((sum / highest) * blocks.length) - 1] ?? ''))).join('');
}

/** `at most 412 a minute`. */
export function peak({ counts, stepMs }: Times): string {
  const highest = Math.max(...counts);
  const minutes = stepMs / minute;
  const said = periods.find(([length]) => length === minutes)?.[1] ?? everyOf(minutes);
  return `at most ${thousands(highest)} ${said}`;
}

function everyOf(minutes: number): string {
  if (minutes % 1440 === 0) return `in ${thousands(minutes / 1440)} days`;
  return minutes % 60 === 0 ? `in ${minutes / 60} hours` : `in ${minutes} minutes`;
}

/** `12 % of all · lines 4–91,204 · 2025-08-18 00:00:12–02:04:59 UTC`. */
export function spanOf({ share, exchanges: [first], lastLine, firstAt, lastAt }: Failure): string {
  const parts = [
    share < 1 ? `${percent(share)} of all` : '',
    lastLine > first.lastLine ? `lines ${thousands(first.firstLine)}–${thousands(lastLine)}` : '',
    firstAt && lastAt ? period(firstAt.at, lastAt.at, firstAt.zoneKnown) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The day once where it is the same. */
function period(first: number, last: number, zoneKnown: boolean): string {
  const [from, until] = [moment(first), moment(last)];
  const isOneDay = from.slice(0, 10) === until.slice(0, 10);
  const to = from === until ? '' : isOneDay ? `–${until.slice(11)}` : ` – ${until}`;
  return `${from}${to}${zoneKnown ? ' UTC' : ''}`;
}

/** Times that no calendar has, which a broken log may tell, are shown as they are. */
function moment(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString().slice(0, 19).replace('T', ' ') : String(at);
}
