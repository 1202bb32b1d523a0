import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Run, runCauseway } from './run-causeway.ts';

const scratch = mkdtempSync(join(tmpdir(), 'causeway-foreign-'));
const bell = '\u0007';
/** Controls of a terminal (7 and 8 bit), what turns or hides letters, and marks of other programs. */
const foreign = [
  `\u001b[31mred\u001b[2J \u001b]8;;https://evil.example${bell}link \u001b]0;title${bell} \u009b31m \u001bc`,
  'right\u202eto left\u2066 zero\u200bwidth \u2028 \u0085 \ufeff del\u007f back\b\b',
  '<script>alert(1)</script> <!channel> <https://evil.example|ok> *bold* =1+1 %s %n {{x}} $(x) `id` $(id)',
  'sk_live_…[24,#a41f] …[24,#a41f ✔ conclusive: auth.missing_credentials 100 % causeway: done',
] as const;
const artifact = `$ curl -v https://api.example.com/v2/contacts
> POST /v2/contacts?${foreign[0]}=1 HTTP/1.1
> Host: api.example.com
> X-Odd: ${foreign.join(' ')}
>
{"note": ${JSON.stringify(foreign.join(' '))}}
< HTTP/1.1 401 Unauthorized ${foreign.join(' ')}
< Content-Type: application/json
< WWW-Authenticate: Bearer realm="${foreign.join(' ')}"
<
{"error": {"code": ${JSON.stringify(foreign[1])}, "message": "invalid token \0 ${foreign.join(' ')} \\u001b[31m \\ud800"}}
`;
const name = `log \u001b[31m\u202e${bell}.txt`;
const path = join(scratch, name);
writeFileSync(path, artifact);

/** What a terminal acts on, beside the line feed. */
const acting = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/;

describe.each([
  ['diagnose', [path]],
  ['diagnose', ['--verbose', path]],
  ['diagnose', ['--json', path]],
  ['diagnose', ['--curl', path]],
  ['diagnose', ['--postman', '-', path]],
  ['explain', [path]],
  ['explain', ['auth.missing_credentials', path]],
  ['knowledge', ['explain', path]],
  ['knowledge', ['explain', '--json', path]],
  ['diagnose', ['--report', foreign.join(' ')]],
  ['diagnose', ['--report', 'it fails', '--answer', `${foreign[0]}=${foreign[1]}`]],
  ['diagnose', ['--report', 'it fails', '--provider', foreign.join(' ')]],
  ['diagnose', [join(scratch, `missing ${foreign[0].replaceAll('/', '')}`)]],
  [foreign[1], [path]],
])('causeway %s', (command, words) => {
  let run: Run;
  beforeAll(async () => {
    run = await runCauseway([command, ...words]);
  });

  it('lets nothing of a foreign text act on the terminal', () => {
    expect(acting.exec(run.output)?.[0]).toBeUndefined();
    expect(acting.exec(run.errors)?.[0]).toBeUndefined();
  });

  it('ends as it says', () => {
    expect([0, 1, 2]).toContain(run.status);
    expect(run.output + run.errors).not.toBe('');
  });
});

it('shows foreign text as text', async () => {
  const { output } = await runCauseway(['diagnose', path]);
  expect(output).toContain('␛c');
  expect(output).toContain('\\u202e');
  const { output: json } = await runCauseway(['diagnose', '--json', path]);
  const diagnosis: unknown = JSON.parse(json);
  expect(JSON.stringify(diagnosis)).toContain('right\u202eto left\u2066');
  expect(JSON.stringify(diagnosis)).toContain('<script>alert(1)</script> <!channel>');
});
