import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceError } from '@causeway/evidence';
import { describe, expect, it, vi } from 'vitest';
import { reportFailure } from './report-failure.ts';

const secret = `sk_live_${'7aQ2'.repeat(6)}`;
const environment = { CAUSEWAY_DATA: mkdtempSync(join(tmpdir(), 'causeway-data-')) };

function reported(error: unknown): { status: number; written: string } {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const console = { input: process.stdin, output: process.stdout, errors: process.stderr, environment };
  const status = reportFailure(error, console);
  const written = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  return { status, written };
}

describe('a failure that is reported', () => {
  it('has its secrets and addresses masked when it is a fault of the program', () => {
    const { status, written } = reported(new TypeError(`cannot read ${secret} of ann.smith@example.com`));
    expect(status).toBe(70);
    expect(written).toMatch(/TypeError: cannot read sk_live_…\[32,#[0-9a-f]{4}\] of …\[9,#[0-9a-f]{4}\]@example\.com/);
    expect(written).toContain('report-failure.test.ts');
  });

  it('has its secrets masked when what was given is wrong', () => {
    const { status, written } = reported(new EvidenceError('NOT_FOUND', `There is no ${secret}.`, 'Name a file.', []));
    expect(status).toBe(2);
    expect(written).toMatch(/There is no sk_live_…\[32,#[0-9a-f]{4}\]\.[\s\S]*Name a file\./);
  });

  it('is told whatever was thrown', () => {
    expect(reported('just words').written).toContain('just words');
  });
});
