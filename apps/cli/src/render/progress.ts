import type { Reached } from '../input/take-stream.ts';
import { counted, size } from './figures.ts';
import { trimmed, trimmedLeft } from './layout.ts';

/**
 * How far reading a large artifact has come, on one line:
 * `reading big.log  412.0 MB of 1.0 GB  40 %  52 MB/s  1,204 failures in 7 ways`.
 */
export function progressText(
  { name, read, size: whole, failed, ways }: Reached,
  seconds: number,
  width: number,
): string {
  const speed = seconds > 0 ? `${Math.round(read / seconds / 2 ** 20)} MB/s` : '';
  const share = whole ? `${Math.min(100, Math.floor((read / whole) * 100))} %` : '';
  const failures = failed === 0 ? 'no failure yet' : `${counted(failed, 'failure')} in ${counted(ways, 'way')}`;
  const parts = [whole ? `${size(read)} of ${size(whole)}` : size(read), share, speed, failures];
  const said = parts.filter((part) => part !== '').join('  ');
  return trimmed(`reading ${trimmedLeft(name, Math.max(12, width - said.length - 10))}  ${said}`, width);
}
