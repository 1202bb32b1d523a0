import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { page } from './pager.ts';

const { PATH } = process.env;
const long = `${'漢字 line\n'.repeat(100_000)}`;

describe('the pager', () => {
  it('gets the whole text', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'causeway-pager-')), 'out');
    expect(await page(long, { PATH, PAGER: `cat > ${file}` })).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(long);
  });

  it('may be quit before it has read everything', async () => {
    expect(await page(long, { PATH, PAGER: 'head -1 > /dev/null' })).toBe(true);
  });

  it.each(['no-such-pager', '', 'cat'])('leaves it to be printed where it is %j', async (pager) => {
    expect(await page(long, { PATH, PAGER: pager })).toBe(false);
  });
});
