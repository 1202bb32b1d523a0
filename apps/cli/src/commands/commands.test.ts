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
