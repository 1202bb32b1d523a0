import { mkdtempSync, writeFileSync } from 'node:fs';
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
});
