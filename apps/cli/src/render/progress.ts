import type { Reached } from '../input/take-stream.ts';
import { counted, size, thousands } from './figures.ts';
import { trimmed, trimmedLeft } from './layout.ts';

/** Columns of a name that still tells which it is. */
const shortestName = 8;

/**
 * How far reading a large artifact has come, on one line, with less of it on a narrow screen:
 * `reading big.log  412.0 MB of 1.0 GB  40 %  52 MB/s  1,204 failed in 7 ways`.
 */
export function progressText(
  { name, read, size: whole, failed, ways }: Reached,
  seconds: number,
  width: number,
): string {
  const far = whole ? `${size(read)} of ${size(whole)}` : size(read);
  const share = whole ? `${Math.min(100, Math.floor((read / whole) * 100))} %` : '';
  const speed = seconds > 0 ? `${Math.round(read / seconds / 2 ** 20)} MB/s` : '';
  const failures = failed === 0 ? 'none failed yet' : `${thousands(failed)} failed`;
  const inWays = failed === 0 ? failures : `${failures} in ${counted(ways, 'way')}`;
  const said = [
    [far, share, speed, inWays],
    [far, share, speed, failures],
    [share || far, failures],
  ].map((parts) => parts.filter((part) => part !== '').join('  '));
  const room = width - 'reading   '.length - Math.min(name.length, shortestName);
  const chosen = said.find((text) => text.length <= room) ?? said.at(-1) ?? '';
  return trimmed(`reading ${trimmedLeft(name, Math.max(shortestName, width - chosen.length - 10))}  ${chosen}`, width);
}
