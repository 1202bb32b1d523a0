import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alone } from './pasted.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-pasted-'));
const path = join(folder, 'a log.txt');
writeFileSync(path, '');

describe('the first line of what is given for an artifact', () => {
  it.each([
    ['', { kind: 'nothing' }],
    ['  ', { kind: 'nothing' }],
    ['Back', { kind: 'back' }],
    [path, { kind: 'path', path }],
    [`'${path}'`, { kind: 'path', path }],
    [path.replace(' ', '\\ '), { kind: 'path', path }],
    ['./not-there.log', { kind: 'path', path: './not-there.log' }],
  ])('%j stands for itself', (line, given) => {
    expect(alone(line)).toEqual(given);
  });

  it.each(['> GET /v2 HTTP/1.1', '{"error":"no"}', 'https://api.example.com/v2', 'Error: connect ECONNREFUSED'])(
    '%j begins a text',
    (line) => {
      expect(alone(line)).toBeUndefined();
    },
  );
});
