import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { showProgress } from './progress.ts';

const reached = { name: 'a.log', read: 1 << 20, size: 1 << 21, failed: 0, ways: 0 };

function shownOn(isTTY: boolean, verbose: boolean): string {
  let text = '';
  const stream = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  const errors = Object.assign(stream, { isTTY, columns: 80, rows: 24 });
  const progress = showProgress({ errors, environment: {} }, verbose);
  progress.show(reached);
  progress.show(reached);
  progress.end();
  return text;
}

it('draws over one line of a terminal and wipes it in the end', () => {
  expect(shownOn(true, false)).toBe('\rreading a.log  1.0 MB of 2.0 MB  50 %  none failed yet\u001b[K\r\u001b[K');
});

it('is silent elsewhere, unless it is wanted: then it writes lines without control characters', () => {
  expect(shownOn(false, false)).toBe('');
  expect(shownOn(false, true)).toBe('reading a.log  1.0 MB of 2.0 MB  50 %  none failed yet\n');
});
