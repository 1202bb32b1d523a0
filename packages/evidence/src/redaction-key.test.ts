import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, redactionKey } from './redaction-key.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'causeway-key-'));

describe('the redaction key', () => {
  it('is made once, for its owner only, and leaves nothing else behind', () => {
    const data = join(folder(), 'new', 'data');
    const key = redactionKey(data);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(redactionKey(data)).toBe(key);
    expect(readdirSync(data)).toEqual(['redaction.key']);
    expect(statSync(join(data, 'redaction.key')).mode & 0o777).toBe(0o600);
  });

  it('is another one for every folder', () => {
    expect(redactionKey(folder())).not.toBe(redactionKey(folder()));
  });

  it('is one for the run where the folder cannot be written or the file is no key', () => {
    const data = folder();
    writeFileSync(join(data, 'redaction.key'), 'short');
    expect(redactionKey(data)).toMatch(/^[0-9a-f]{64}$/);
    expect(redactionKey(join(data, 'redaction.key', 'below'))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stands where CAUSEWAY_DATA says', () => {
    expect(dataFolder({ CAUSEWAY_DATA: '/var/lib/causeway' })).toBe('/var/lib/causeway');
    expect(dataFolder({ CAUSEWAY_DATA: '' })).toMatch(/\.causeway$/);
  });
});
