import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCauseway } from './run-causeway.ts';
import { sampleFolder } from './sample-knowledge.ts';

const scratch = mkdtempSync(join(tmpdir(), 'causeway-large-'));
const log = join(scratch, 'access.log');
const withSample = ['--folder', sampleFolder()];
/** Lines of an access log of a little more than 30 MiB; one in a hundred was refused. */
const lines = 300_000;
const refused = lines / 100;

beforeAll(() => {
  const at = (i: number) => new Date(Date.UTC(2025, 7, 18) + i * 100).toISOString().slice(11, 19);
  const text = Array.from({ length: lines }, (_, i) => {
    const status = i % 100 === 7 ? 401 : 200;
    return `10.0.0.${i % 250} - - [18/Aug/2025:${at(i)} +0000] "GET /v2/contacts/${i} HTTP/1.1" ${status} ${i % 5000} "-" "python-requests/2.31.0"\n`;
  }).join('');
  writeFileSync(log, text);
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('a log of more than fits into memory', () => {
  it('is read from a file, and what failed alike is counted', async () => {
    const { status, output, errors } = await runCauseway(['diagnose', '--json', log, ...withSample]);
    expect(errors).toBe('');
    expect(status).toBe(0);
    const { failures, hypotheses } = JSON.parse(output);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({
      status: 401,
      path: '/v2/contacts/{id}',
      count: refused,
      share: 0.01,
      firstSeen: '2025-08-18T00:00:00.000Z',
      lastSeen: '2025-08-18T08:19:50.000Z',
      lastLine: lines - 100 + 8,
      overTime: { startsAt: '2025-08-18T00:00:00.000Z', stepSeconds: 300 },
      lines: { firstLine: 8, lastLine: 8, quote: expect.stringContaining('/v2/contacts/7 ') },
    });
    expect(failures[0].overTime.counts.reduce((sum: number, n: number) => sum + n)).toBe(refused);
    expect(hypotheses[0].cause.id).toBe('auth.refused');
  });

  it('is read from standard input and packed by gzip too, with others beside it', async () => {
    const call = join(scratch, 'call.txt');
    writeFileSync(call, 'curl -i https://api.example.com/v1/things\nHTTP/1.1 500 Internal Server Error\n\n');
    const packed = gzipSync(readFileSync(log), { level: 1 });
    const { output, errors } = await runCauseway(['diagnose', '-', call, ...withSample], packed);
    expect(output).toContain('3,000×');
    expect(output).toContain('lines 8–299,908 · 2025-08-18 00:00:00–08:19:50 UTC');
    expect(output).toMatch(/█+.* {2}at most 30 in 5 minutes/);
    expect(output).toContain('GET https://api.example.com/v1/things  500');
    expect(errors).toBe('');
  });
});
