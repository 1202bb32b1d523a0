import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mainFile, runCauseway } from './run-causeway.ts';
import { refusedCall, sampleFolder } from './sample-knowledge.ts';

const folder = sampleFolder();
const scratch = mkdtempSync(join(tmpdir(), 'causeway-files-'));
const withSample = ['--folder', folder];

function file(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

const call = file('call.txt', refusedCall);
const secret = /sk_test_4eC39HqLyjWDarjtT1zdp7dc/;

describe('causeway diagnose', () => {
  it('ends with 0 where the cause is settled, and shows the line that proves it', async () => {
    const { status, output, errors } = await runCauseway(['diagnose', call, ...withSample]);
    expect(status).toBe(0);
    expect(errors).toBe('');
    expect(output).toContain('auth.refused');
    expect(output).toContain('call.txt:6');
    expect(output).toContain('curl -i -X POST "https://api.acme.com/v2/contacts?page=2"');
    expect(output).toContain('https://docs.acme.com/api');
    expect(output).not.toMatch(secret);
  });

  it('ends with 1 where it is not, and says what to do next', async () => {
    const { status, output } = await runCauseway(['diagnose', '--report', 'our webhook stopped', ...withSample]);
    expect(status).toBe(1);
    expect(output).toContain('hook.');
    expect(output).toContain("I don't know");
  });

  it.each([[['diagnose']], [['diagnose', '-']]])('reads standard input with %j', async (words) => {
    const { status, output } = await runCauseway([...words, ...withSample], refusedCall);
    expect(status).toBe(0);
    expect(output).toContain('stdin:6');
  });

  it('takes answers from the command line', async () => {
    const words = ['diagnose', '--report', 'our webhook stopped', '--answer', 'hook.ticked=no', ...withSample];
    const { status, output } = await runCauseway(words);
    expect(status).toBe(0);
    expect(output).toContain('hook.not_ticked');
    expect((await runCauseway(['diagnose', call, '--answer', 'hook.ticked=perhaps', ...withSample])).status).toBe(2);
  });

  it('prints the whole diagnosis as JSON, the same for the same evidence', async () => {
    const { status, output } = await runCauseway(['diagnose', '--json', call, ...withSample]);
    expect(status).toBe(0);
    const diagnosis: unknown = JSON.parse(output);
    expect(diagnosis).toMatchObject({
      conclusive: true,
      nextStep: { __typename: 'ProposeFix', hypothesis: { cause: { id: 'auth.refused' } } },
      hypotheses: [
        {
          cause: { id: 'auth.refused', area: 'auth', symptoms: [{ id: 'refused' }] },
          findings: [
            {
              direction: 'SUPPORTS',
              strength: 'DECISIVE',
              observations: [{ source: { __typename: 'ArtifactLines', firstLine: 6 } }],
            },
          ],
        },
        {},
        {},
        {},
        {},
      ],
      failures: [
        { direction: 'api_call', host: 'api.acme.com', method: 'POST', path: '/v2/contacts', status: 401, count: 1 },
      ],
      redactions: [{ kind: expect.any(String), artifact: call, line: 3 }],
      knowledge: { causes: 4 },
    });
    expect(output).not.toMatch(secret);
    expect((await runCauseway(['diagnose', '--json', call, ...withSample])).output).toBe(output);
  });

  it('prints the failing request as a curl command, and nothing else on standard output', async () => {
    const { status, output, errors } = await runCauseway(['diagnose', '--curl', call, ...withSample]);
    expect(status).toBe(0);
    expect(output).toMatch(/^curl /);
    expect(output).toContain('$TOKEN');
    expect(errors).toContain('Set TOKEN');
    execFileSync('bash', ['-n', '-c', output]);
  });

  it('writes a Postman collection beside the diagnosis, or alone on standard output', async () => {
    const path = join(scratch, 'request.json');
    const beside = await runCauseway(['diagnose', '--postman', path, call, ...withSample]);
    expect(beside.status).toBe(0);
    expect(beside.output).toContain('auth.refused');
    const alone = await runCauseway(['diagnose', '--postman', '-', call, ...withSample]);
    expect(JSON.parse(alone.output)).toEqual(JSON.parse(readFileSync(path, 'utf8')));
    expect(JSON.parse(alone.output)).toMatchObject({ variable: [{ key: 'token' }] });
  });

  it('colours nothing that is piped, unless told to', async () => {
    expect((await runCauseway(['diagnose', call, ...withSample])).output).not.toContain('\u001b');
    const forced = await runCauseway(['diagnose', call, ...withSample], '', { FORCE_COLOR: '1' });
    expect(forced.output).toContain('\u001b[');
    const off = await runCauseway(['diagnose', '--no-color', call, ...withSample], '', { FORCE_COLOR: '1' });
    expect(off.output).not.toContain('\u001b');
  });

  it('lets no control character of an artifact through', async () => {
    const hostile = refusedCall.replace('/v2/contacts', '/v2/\u001b]0;owned\u0007\u001b[2J\u009b31m\u202econtacts');
    const path = file('hos\u001b[31mtile.txt', hostile);
    const { output } = await runCauseway(['diagnose', '--verbose', path, ...withSample]);
    expect(output).toContain('auth.refused');
    expect(output).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  it('takes a reader that stops early for no error', () => {
    const words = [process.execPath, mainFile, 'diagnose', '--json', '--all', call, ...withSample].join(' ');
    const said = execFileSync(
      'bash',
      [
        '-c',
        `{ ${words}; echo "status $?" >&2; } 2>&1 >/dev/null | cat; ${words} | head -c 1; echo " $\{PIPESTATUS[*]}"`,
      ],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', CAUSEWAY_DATA: scratch },
      },
    );
    expect(said).toBe('status 0\n{ 0 0\n');
  });
});

const padding = '{},\n'.repeat(7 * 1024 * 1024);

describe('input that cannot be taken', () => {
  it.each([
    ['a missing file', ['diagnose', join(scratch, 'nothing.log')], '', 'NO file'],
    ['a folder', ['diagnose', scratch], '', 'folder'],
    ['a damaged gzip file', ['diagnose', file('a.gz', gzipSync('x'.repeat(99)).subarray(0, 20))], '', 'gunzip'],
    [
      'a binary file',
      [
        'diagnose',
        file(
          'a.bin',
          new Uint8Array(4096).map((_, i) => (i * 7) % 32),
        ),
      ],
      '',
      'binary',
    ],
    ['a HAR over the limit', ['diagnose', file('big.har', `{"log":{"entries":[\n${padding}`)], '', 'jq'],
    ['one JSON document over the limit', ['diagnose'], `[\n${padding}]`, '25 MiB'],
    ['nothing at all', ['diagnose'], '', 'nothing'],
    ['a report over the limit', ['diagnose', '--report', 'a'.repeat(20_001)], '', '20000'],
    ['an unknown vendor', ['diagnose', '--provider', 'acne', call], '', 'acme'],
    ['an answer without a choice', ['diagnose', '--answer', 'hook.ticked', call], '', '--answer'],
    ['two outputs at once', ['diagnose', '--json', '--curl', call], '', '--curl'],
    ['an unwritable collection', ['diagnose', '--postman', '/nowhere/a.json', call], '', '/nowhere'],
    ['evidence without a request', ['diagnose', '--curl', '--report', 'our webhook stopped'], '', 'request'],
    ['--ask without a terminal', ['diagnose', '--ask', call], '', 'terminal'],
    ['an unknown cause', ['explain', 'auth.refuse', call], '', 'auth.refused'],
  ])('is answered for %s with what to do, and status 2', async (_, words, input, names) => {
    const { status, errors } = await runCauseway([...words, ...withSample], input);
    expect(errors.toLowerCase()).toContain(names.toLowerCase());
    expect(errors.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(status).toBe(2);
  });

  it('is answered for an unknown option with status 2, for --help with 0', async () => {
    expect((await runCauseway(['diagnose', '--bogus'])).status).toBe(2);
    expect((await runCauseway(['diagnose', '--width', 'wide', call])).status).toBe(2);
    expect((await runCauseway(['--help'])).status).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)('is answered for an unreadable file', async () => {
    const path = file('locked.log', 'x');
    chmodSync(path, 0);
    expect((await runCauseway(['diagnose', path])).status).toBe(2);
  });
});

describe('the redaction key', () => {
  it('is made once, for its owner only, so that masks stay the same', async () => {
    const data = join(scratch, 'data');
    const first = await runCauseway(['diagnose', call, ...withSample], '', { CAUSEWAY_DATA: data });
    const key = join(data, 'redaction.key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const second = await runCauseway(['diagnose', call, ...withSample], '', { CAUSEWAY_DATA: data });
    expect(second.output).toBe(first.output);
  });

  it('is one for the run where it cannot be kept', async () => {
    const { status } = await runCauseway(['diagnose', call, ...withSample], '', { CAUSEWAY_DATA: join(call, 'data') });
    expect(status).toBe(0);
  });
});
