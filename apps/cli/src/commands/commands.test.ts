import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCauseway } from '../run-causeway.ts';
import { refusedCall, sampleFolder } from '../sample-knowledge.ts';

const withSample = ['--folder', sampleFolder()];
const scratch = mkdtempSync(join(tmpdir(), 'causeway-commands-'));
const call = join(scratch, 'call.txt');
writeFileSync(call, refusedCall);

describe('causeway explain', () => {
  it('explains one cause', async () => {
    const { status, output } = await runCauseway([
      'explain',
      'hook.not_ticked',
      '--report',
      'our webhook stopped',
      ...withSample,
    ]);
    expect(status).toBe(0);
    expect(output).toContain('hook.not_ticked');
    expect(output).toContain('the event is not ticked');
  });

  it('explains the first three where none is named', async () => {
    const { output } = await runCauseway(['explain', call, ...withSample]);
    expect(output.match(/number \d of 5/g)).toHaveLength(3);
  });
});

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
});
