import { describe, expect, it } from 'vitest';
import { runServer } from './running-server.ts';
import { readSettings, SettingsError } from './settings.ts';

describe('CAUSEWAY_MASK_PERSONAL_DATA', () => {
  it.each([
    ['true', true],
    ['1', true],
    ['yes', true],
    ['false', false],
    ['0', false],
    ['', false],
    [undefined, false],
  ])('as %j is %s', (CAUSEWAY_MASK_PERSONAL_DATA, wanted) => {
    expect(readSettings({ CAUSEWAY_MASK_PERSONAL_DATA }).maskPersonalData).toBe(wanted);
  });

  it('as anything else is refused with its name', () => {
    expect(() => readSettings({ CAUSEWAY_MASK_PERSONAL_DATA: 'some' })).toThrow(SettingsError);
    expect(() => readSettings({ CAUSEWAY_MASK_PERSONAL_DATA: 'some' })).toThrow(/CAUSEWAY_MASK_PERSONAL_DATA=some/);
  });

  it('masks in what the service answers', async () => {
    const query = `{ diagnose(input: { report: "ann.smith@example.com gets a 401" }) { redactions { kind line } } }`;
    for (const maskPersonalData of [true, false]) {
      const server = await runServer({ maskPersonalData });
      const { body } = await server.ask(query);
      expect(body.data.diagnose.redactions).toEqual(maskPersonalData ? [{ kind: 'email', line: 1 }] : []);
      await server.close();
    }
  });
});

describe('CAUSEWAY_URL', () => {
  it('is where the service is reached from outside, and a name that it answers for', () => {
    const { url, hosts } = readSettings({ CAUSEWAY_URL: 'https://Causeway.example:8443/help' });
    expect(url).toBe('https://Causeway.example:8443/help');
    expect(hosts.has('causeway.example')).toBe(true);
    expect(readSettings({}).url).toBeUndefined();
  });

  it.each(['causeway.example', 'ftp://causeway.example', 'javascript:alert(1)'])('as %s is refused', (CAUSEWAY_URL) => {
    expect(() => readSettings({ CAUSEWAY_URL })).toThrow(/CAUSEWAY_URL=/);
  });
});
