import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCauseway } from '../../run-causeway.ts';
import { refusedCall, sampleFolder, sampleKnowledge } from '../../sample-knowledge.ts';

const withSample = ['--folder', sampleFolder()];
const scratch = mkdtempSync(join(tmpdir(), 'causeway-knowledge-command-'));
const call = join(scratch, 'call.txt');
writeFileSync(call, refusedCall);

describe('causeway knowledge', () => {
  it('finds no mistake and passes its examples', async () => {
    expect((await runCauseway(['knowledge', 'check', ...withSample])).status).toBe(0);
    expect(await runCauseway(['knowledge', 'test', 'auth', ...withSample])).toMatchObject({
      status: 0,
      output: '2 passed, 0 failed\n',
    });
  });

  it('names the place of a mistake and ends with 2', async () => {
    const broken = sampleFolder({ 'symptoms.yaml': '- { id: refused, name: Calls are refused }\n' });
    const { status, output } = await runCauseway(['knowledge', 'check', '--folder', broken]);
    expect(status).toBe(2);
    expect(output).toMatch(/^symptoms\.yaml:1:\d+ /m);
    expect((await runCauseway(['diagnose', call, '--folder', broken])).status).toBe(2);
    expect((await runCauseway(['knowledge', 'check', '--folder', join(scratch, 'nothing')])).status).toBe(2);
  });

  it('names what is hardly meant, and ends with 2 only where told to be strict', async () => {
    const advice = `${sampleKnowledge['facts/sample.yaml']}- { id: hook.old, type: boolean, scope: case, says: x, cues: [ { value: true, say: [old hook] } ] }\n`;
    const folder = sampleFolder({ 'facts/sample.yaml': advice });
    const { status, output } = await runCauseway(['knowledge', 'check', '--folder', folder]);
    expect(status).toBe(0);
    expect(output).toMatch(/^facts\/sample\.yaml:\d+:\d+ {2}nothing uses hook\.old.*\n {4}→ write a rule with it/m);
    expect(output).toMatch(/^\d warnings?: .*1 unused$/m);
    expect((await runCauseway(['knowledge', 'check', '--strict', '--folder', folder])).status).toBe(2);
    const { output: json } = await runCauseway(['knowledge', 'check', '--json', '--folder', folder]);
    expect(JSON.parse(json)).toMatchObject({
      mistakes: [],
      warnings: expect.arrayContaining([expect.objectContaining({ kind: 'unused', file: 'facts/sample.yaml' })]),
      size: { causes: 4, rules: 12 },
    });
  });

  it('shows what came first where an example fails, and ends with 1', async () => {
    const wrong = sampleFolder({
      'causes/auth/refused/cases.yaml':
        'leads_here: [ { name: silence, report: our webhook stopped } ]\nnot_here: [ { name: silence, report: our webhook stopped } ]\n',
    });
    const { status, output } = await runCauseway(['knowledge', 'test', 'auth.refused', '--folder', wrong]);
    expect(status).toBe(1);
    expect(output).toContain('came first: hook.');
    expect(output).toContain('1 passed, 1 failed');
  });

  it('names what examples leave uncovered, of the rules that are asked for', async () => {
    const { status, output } = await runCauseway(['knowledge', 'test', '--uncovered', 'auth', ...withSample]);
    expect(status).toBe(0);
    expect(output).toContain('auth.refused/the-sender-never-tried  never holds\n');
    expect(output).not.toContain('hook.switched_off');
    expect(output).toContain('2 rules: 1 covered, 1 never hold, 0 never fail\n');
    expect((await runCauseway(['knowledge', 'test', '--uncovered', 'nothing', ...withSample])).status).toBe(2);
  });

  it('prints examples and coverage as JSON', async () => {
    const { status, output } = await runCauseway(['knowledge', 'test', '--json', ...withSample]);
    expect(status).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      passed: 8,
      failed: [],
      coverage: {
        rules: { total: 12 },
        uncovered: expect.arrayContaining([
          expect.objectContaining({ rule: 'auth.refused/the-sender-never-tried', missing: ['holds'] }),
        ]),
      },
    });
  });

  it('begins a cause whose files compile, and names what is still to be written', async () => {
    const folder = sampleFolder();
    const words = ['hook.secret_rotated', '--title', 'The secret "whsec" was rotated: one side has the old one'];
    const { status, output } = await runCauseway(['knowledge', 'new', ...words, '--folder', folder]);
    expect(status).toBe(0);
    for (const name of ['cause.yaml', 'fix.md', 'cases.yaml']) {
      expect(output).toMatch(new RegExp(`^wrote .*causes/hook/secret_rotated/${name}$`, 'm'));
    }
    const checked = await runCauseway(['knowledge', 'check', '--folder', folder]);
    expect(checked.status).toBe(0);
    expect(checked.output).toContain('5 causes, 13 rules: no mistakes');
    expect(checked.output).toMatch(
      /^causes\/hook\/secret_rotated\/fix\.md:2:4 {2}still to be written: what to do first\.$/m,
    );
    expect((await runCauseway(['knowledge', 'check', '--strict', '--folder', folder])).status).toBe(2);
    expect((await runCauseway(['knowledge', 'test', 'hook.secret', '--folder', folder])).status).toBe(1);
    expect((await runCauseway(['explain', 'hook.secret_rotated', call, '--folder', folder])).output).toContain(
      'The secret "whsec" was rotated: one side has the old one',
    );
    const again = await runCauseway(['knowledge', 'new', ...words, '--folder', folder]);
    expect(again.status).toBe(2);
    expect(again.errors).toContain('There is a cause hook.secret_rotated already.');
  });

  it.each([
    ['Hook.Secret rotated', 'hook.secret_rotated'],
    ['secret_rotated', 'webhook.secret_rotated'],
    ['a.b.c', 'area.name'],
    ['../../etc.passwd', 'etc.passwd'],
  ])('begins no cause named %j, and says how an id is written', async (id, such) => {
    const { status, errors } = await runCauseway(['knowledge', 'new', id, ...withSample]);
    expect(status).toBe(2);
    expect(errors).toContain(`"${id}" is no id of a cause.`);
    expect(errors).toContain(such);
  });

  it('overwrites no file of a cause', async () => {
    const folder = sampleFolder({ 'causes/hook/lost/fix.md': 'Mine.' });
    const { status, errors } = await runCauseway(['knowledge', 'new', 'hook.lost', '--folder', folder]);
    expect(status).toBe(2);
    expect(errors).toContain('is there already');
    expect(existsSync(join(folder, 'causes/hook/lost/cause.yaml'))).toBe(false);
    expect(readFileSync(join(folder, 'causes/hook/lost/fix.md'), 'utf8')).toBe('Mine.');
  });

  it('says that an area is new', async () => {
    const { output } = await runCauseway(['knowledge', 'new', 'hok.lost', '--folder', sampleFolder()]);
    expect(output).toContain('The area hok is new; there are auth, hook.');
  });
});

describe('causeway knowledge explain', () => {
  const words = ['knowledge', 'explain', call, '--report', 'our webhook stopped', ...withSample];

  it('traces one diagnosis from what was masked to the next step', async () => {
    const { status, output } = await runCauseway(words);
    expect(status).toBe(0);
    const steps = ['Masked', 'reading', 'failure', 'Seen', 'Weighed', 'auth.refused', 'Ask', 'Next'];
    const places = steps.map((step) => output.search(new RegExp(`^ {2}${step}`, 'm')));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(output).toMatch(/response\.status = 401 +\S+:6 exchange\n {6}the answer was 401\n/);
    expect(output).toMatch(/hook\.silent = true +report\n/);
    expect(output).toMatch(/\+4\.61 {2}The server answered 401\n +decisive, counts: response\.status\n/);
    expect(output).toMatch(/Next +not conclusive: ask hook\.attempt\n/);
    expect(output).not.toContain('sk_test_4eC39HqLyjWDarjtT1zdp7dc');
  });

  it('tells with --all why the other rules do not hold, of the causes asked for', async () => {
    const { output } = await runCauseway([...words, '--all', '--cause', 'hook.not']);
    expect(output).toMatch(/\? {2}The event is not ticked\n +not known: hook\.ticked\n/);
    expect(output).not.toContain('auth.refused  ');
    const { output: denied } = await runCauseway([...words, '--all', '--answer', 'hook.attempt=no_attempt']);
    expect(denied).toMatch(/✗ {2}The sender tried and failed\n +seen instead: the sender never tried\n/);
    expect((await runCauseway([...words, '--cause', 'nothing'])).status).toBe(2);
  });

  it('traces an example instead of files, and names those that could be meant', async () => {
    const explain = ['knowledge', 'explain', ...withSample, '--example'];
    const { status, output } = await runCauseway([...explain, 'hook.not_ticked: The sender']);
    expect(status).toBe(2);
    const named = await runCauseway([...explain, 'hook.not_ticked: No event arrives']);
    expect(named.status).toBe(0);
    expect(named.output).toMatch(/hook\.ticked = false +answer\n/);
    expect(output).toBe('');
    const several = await runCauseway([...explain, 'hook.not']);
    expect(several.status).toBe(2);
    expect(several.errors).toContain('"hook.not_ticked: a teapot"');
  });

  it('prints the trace as JSON', async () => {
    const { output } = await runCauseway([...words, '--json', '--all']);
    expect(JSON.parse(output)).toMatchObject({
      redactions: [{ line: 3 }],
      read: { exchanges: 1 },
      subjects: [
        {
          failure: { host: 'api.acme.com', status: 401 },
          isPrimary: true,
          observations: expect.arrayContaining([expect.objectContaining({ fact: 'hook.silent', belief: 'report' })]),
        },
      ],
      causes: expect.arrayContaining([
        expect.objectContaining({
          cause: 'auth.refused',
          findings: [expect.objectContaining({ standing: 'counts', nats: Math.log(100) })],
          others: [expect.objectContaining({ verdict: 'unknown', missing: ['hook.attempt'] })],
        }),
      ]),
      questions: expect.arrayContaining([expect.objectContaining({ question: 'hook.ticked', cost: 2 })]),
      conclusive: false,
      nextStep: { kind: 'ask', fact: 'hook.attempt' },
    });
  });
});

describe('causeway knowledge diff', () => {
  const old = sampleFolder();
  const path = 'causes/auth/refused/cause.yaml';
  const changed = sampleFolder({ [path]: (sampleKnowledge[path] ?? '').replace('decisive', 'weak') });

  it('names what differs, and each case that comes to something else', async () => {
    const { status, output } = await runCauseway(['knowledge', 'diff', old, changed]);
    expect(status).toBe(1);
    expect(output).toMatch(/^rules {2}1 changed\n {2}~ auth\.refused\/the-server-answered-401 {2}strength$/m);
    expect(output).toMatch(/^auth\.refused: The server answered 401 {2}right → right$/m);
    expect(output).toMatch(/^ {4}\d\d % → \d\d % {2}auth\.refused$/m);
    expect(output).toMatch(/^ {4}no longer conclusive$/m);
    expect(output).toMatch(/^ {4}propose the fix of auth\.refused → ask hook\.\w+$/m);
    expect(output).toMatch(/^8 cases compared, 1 changes?$/m);
  });

  it('compares on cases that are given, and prints it as JSON', async () => {
    const cases = join(scratch, 'cases.jsonl');
    const artifacts = [{ name: 'call.txt', content: refusedCall }];
    writeFileSync(cases, `${JSON.stringify({ id: 'mine', artifacts, cause: 'auth.refused' })}\n`);
    const { status, output } = await runCauseway(['knowledge', 'diff', old, changed, '--json', '--cases', cases]);
    expect(status).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      rules: { changed: [{ id: 'auth.refused/the-server-answered-401', parts: ['strength'] }] },
      cases: {
        compared: 1,
        changed: [
          {
            id: 'mine',
            right: { before: true, after: true },
            before: { first: 'auth.refused', conclusive: true },
            after: { first: 'auth.refused', conclusive: false },
            probabilities: [{ cause: 'auth.refused' }],
          },
        ],
      },
    });
    writeFileSync(cases, 'no case');
    expect((await runCauseway(['knowledge', 'diff', old, changed, '--cases', cases])).status).toBe(2);
  });

  it('ends with 0 where both say the same, and with 2 where one is missing', async () => {
    const { status, output } = await runCauseway(['knowledge', 'diff', old, old]);
    expect(status).toBe(0);
    expect(output).toBe('Both say the same.\n\n8 cases compared, 0 change\n');
    expect((await runCauseway(['knowledge', 'diff', old, join(scratch, 'nowhere')])).status).toBe(2);
  });
});
