import { expect, it } from 'vitest';
import { runCauseway } from './run-causeway.ts';
import { sampleFolder } from './sample-knowledge.ts';

const words = ['diagnose', '-', '--json', '--folder', sampleFolder()];
const log = 'POST /v2/contacts 401\n{"error":"no such user","user":"ann.smith@example.com"}\n';

it('personal data is masked on the command line where it is asked for', async () => {
  const asked = await runCauseway([...words, '--mask-personal-data'], log);
  expect(JSON.parse(asked.output).redactions).toEqual([{ kind: 'email', artifact: 'stdin', line: 2, more: 0 }]);
  expect(asked.output).not.toContain('ann.smith');
  expect(JSON.parse((await runCauseway(words, log)).output).redactions).toEqual([]);
});
