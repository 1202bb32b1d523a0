import { expect, it } from 'vitest';
import { progressText } from './progress.ts';

const reached = { name: 'big.log', read: 412 * 2 ** 20, size: 1024 * 2 ** 20, failed: 1204, ways: 7 };

it('says how far it has come, how fast, and what it found', () => {
  expect(progressText(reached, 8, 100)).toBe(
    'reading big.log  412.0 MB of 1.0 GB  40 %  52 MB/s  1,204 failed in 7 ways',
  );
});

it('says no share of what has no known end, and no speed before any time has passed', () => {
  expect(progressText({ ...reached, name: 'stdin', size: undefined, failed: 0, ways: 0 }, 0, 100)).toBe(
    'reading stdin  412.0 MB  none failed yet',
  );
});

it('says less on a narrow screen', () => {
  expect(progressText(reached, 8, 65)).toBe('reading big.log  412.0 MB of 1.0 GB  40 %  52 MB/s  1,204 failed');
  expect(progressText(reached, 8, 40)).toBe('reading big.log  40 %  1,204 failed');
});

it.each([30, 50, 80])('stays within %i columns, and lets nothing act on the terminal', (width) => {
  const text = progressText({ ...reached, name: `/var/log/\u001b[2J${'a'.repeat(99)}/big.log` }, 8, width);
  expect([...text].length).toBeLessThanOrEqual(width);
  expect(text).not.toContain('\u001b');
});
