import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { runCauseway } from '../../run-causeway.ts';
import { refusedCall, sampleFolder, sampleKnowledge } from '../../sample-knowledge.ts';

const scratch = mkdtempSync(join(tmpdir(), 'causeway-docs-'));
const call = join(scratch, 'call.txt');
writeFileSync(call, refusedCall);
const refused = 'causes/auth/refused';

/** Runs `knowledge docs` into a folder. */
const write = (out: string, folder: string) => runCauseway(['knowledge', 'docs', '--out', out, '--folder', folder]);

describe('causeway knowledge docs', () => {
  it('writes a page a cause, and says where and how many', async () => {
    const out = join(scratch, 'written');
    const { status, output } = await write(out, sampleFolder());
    expect(status).toBe(0);
    expect(output).toMatch(
      /^\d+ pages on 4 causes: \d+ new or changed, 0 removed\nOpen file:\/\/\S+written\/index\.html\n$/,
    );
    expect(readFileSync(join(out, refused, 'index.html'), 'utf8')).toContain('auth.refused');
    expect(JSON.parse(readFileSync(join(out, `${refused}.json`), 'utf8')).cause.id).toBe('auth.refused');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('url=causes/index.html');
  });

  it('writes to .causeway where nobody says where', async () => {
    const data = join(scratch, 'data');
    await runCauseway(['knowledge', 'docs', '--folder', sampleFolder()], '', { CAUSEWAY_DATA: data });
    expect(existsSync(join(data, 'dictionary', refused, 'index.html'))).toBe(true);
  });

  it('leaves alone what has not changed, and what it did not write', async () => {
    const out = join(scratch, 'again');
    const folder = sampleFolder();
    await write(out, folder);
    writeFileSync(join(out, 'mine.txt'), 'mine');
    const times = () => readdirSync(out, { recursive: true }).map((path) => statSync(join(out, String(path))).mtimeMs);
    const before = times();
    expect((await write(out, folder)).output).toContain('nothing new');
    // The list of what was written is written anew.
    expect(times().filter((time, i) => time !== before[i]).length).toBeLessThan(2);
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('removes the pages that it wrote and that are gone, and nothing else', async () => {
    const out = join(scratch, 'removed');
    const folder = sampleFolder();
    await write(out, folder);
    const outside = join(scratch, 'outside.txt');
    writeFileSync(outside, 'mine');
    const list = join(out, '.written-by-causeway');
    writeFileSync(list, `${readFileSync(list, 'utf8')}../outside.txt\n${outside}\n.\n`);
    rmSync(join(folder, 'causes/hook/switched_off'), { recursive: true });
    for (const name of ['not_ticked', 'broken_endpoint']) {
      const path = join(folder, `causes/hook/${name}/cause.yaml`);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^outranks: .*\n/m, ''));
    }
    const { output } = await write(out, folder);
    expect(output).toMatch(/^\d+ pages on 3 causes: \d+ new or changed, \d+ removed$/m);
    expect(existsSync(join(out, 'causes/hook/switched_off'))).toBe(false);
    expect(existsSync(join(out, 'causes/hook/switched_off.json'))).toBe(false);
    expect(existsSync(join(out, 'causes/hook/not_ticked/index.html'))).toBe(true);
    expect(readFileSync(outside, 'utf8')).toBe('mine');
  });

  it('leads from the page of a renamed cause to where it is now', async () => {
    const path = `${refused}/cause.yaml`;
    const folder = sampleFolder({ [path]: `${sampleKnowledge[path]}formerly: [auth.denied]\n` });
    const out = join(scratch, 'renamed');
    await write(out, folder);
    expect(readFileSync(join(out, 'causes/auth/denied/index.html'), 'utf8')).toContain(
      'url=../../../causes/auth/refused/index.html',
    );
    const { output } = await runCauseway(['knowledge', 'docs', 'auth.denied', '--folder', folder]);
    expect(output).toContain('auth.refused');
  });

  it('prints what is known of one cause, in the width that there is', async () => {
    const { status, output } = await runCauseway(['knowledge', 'docs', 'auth.clock_skew', '--width', '70']);
    expect(status).toBe(0);
    for (const label of ['Fix ', 'Check ', 'Logs ', 'People ', 'Or ', 'Ask ', 'For ', 'Against ', 'Sources ']) {
      expect(output).toMatch(new RegExp(`^ {2}${label}`, 'm'));
    }
    const wide = output.split('\n').filter((line) => stringWidth(line) > 70 && !line.includes('https://'));
    expect(wide).toEqual([]);
    const { output: json } = await runCauseway(['knowledge', 'docs', 'auth.clock_skew', '--json']);
    expect(JSON.parse(json)).toMatchObject({ id: 'auth.clock_skew', page: '/causes/auth/clock_skew/' });
  });

  it('names causes that are near where there is none of the name, and a folder that cannot be', async () => {
    const unknown = await runCauseway(['knowledge', 'docs', 'auth.clok_skew']);
    expect(unknown.status).toBe(2);
    expect(unknown.errors).toContain('Near are: auth.clock_skew.');
    const { status, errors } = await write(call, sampleFolder());
    expect(status).toBe(2);
    expect(errors).toContain('cannot be written to');
  });
});

describe('a diagnosis', () => {
  const withSample = ['--folder', sampleFolder()];
  const report = ['diagnose', '--report', 'our webhook stopped'];

  it('says under each cause that it names how to read more about it', async () => {
    const { output } = await runCauseway([...report, '--width', '200', ...withSample]);
    const named = [
      ...output.matchAll(/^ {2}(hook\.\w+) +\d+ %\n.*\n {2}More: causeway knowledge docs (\S+) --folder \S+$/gm),
    ];
    expect(named.length).toBeGreaterThan(1);
    expect(named.every(([, id, more]) => id === more)).toBe(true);
  });

  it('gives the address of the page where the service has one', async () => {
    const environment = { CAUSEWAY_URL: 'https://causeway.example/' };
    const { output } = await runCauseway(report, '', environment);
    expect(output).toMatch(/^ {2}More: https:\/\/causeway\.example\/causes\/webhook\/\w+\/$/m);
    const { output: json } = await runCauseway([...report, '--json'], '', environment);
    const [first] = JSON.parse(json).hypotheses;
    expect(first.cause.page).toBe(`https://causeway.example/causes/${first.cause.id.replace('.', '/')}/`);
  });

  it('carries the path of the page in its JSON otherwise', async () => {
    const { output } = await runCauseway(['diagnose', call, '--json', ...withSample]);
    expect(JSON.parse(output).hypotheses[0].cause.page).toBe('/causes/auth/refused/');
  });

  it('is not made where the address of the service is none', async () => {
    const { status, errors } = await runCauseway(report, '', { CAUSEWAY_URL: 'causeway.example' });
    expect(status).toBe(2);
    expect(errors).toContain('CAUSEWAY_URL=causeway.example is no address of a service.');
  });
});
