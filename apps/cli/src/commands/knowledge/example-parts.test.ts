import { compileKnowledge } from '@causeway/rules';
import { loadKnowledge } from '@causeway/rules/shipped';
import { expect, it } from 'vitest';
import { sampleFolder } from '../../sample-knowledge.ts';
import { runInParts, usefulParts } from './example-parts.ts';

const folder = sampleFolder({
  'causes/hook/switched_off/cases.yaml':
    'leads_here: [ { name: wrong, report: it fails } ]\nnot_here: [ { name: right, report: it fails } ]\n',
});
const files = loadKnowledge(folder);
const knowledge = compileKnowledge(files);

it('examples come to the same in several threads as in one', async () => {
  const alone = await runInParts(knowledge, { files, prefix: '', parts: 1 });
  expect(alone.results.map(({ passed }) => passed)).toEqual([true, true, true, true, true, true, false, true]);
  const shared = await runInParts(knowledge, { files, prefix: '', parts: 3 });
  expect(shared.results).toEqual(alone.results);
  expect(shared.records).toHaveLength(alone.records.length);
  expect(new Set(shared.records.map((r) => JSON.stringify(r)))).toEqual(
    new Set(alone.records.map((r) => JSON.stringify(r))),
  );
});

it('what goes wrong in a thread is not lost', async () => {
  const run = runInParts(knowledge, { files: { 'none.yaml': 'title: x' }, prefix: '', parts: 2 });
  await expect(run).rejects.toThrow(/^The knowledge has \d+ problem/);
});

it('a few examples are not divided', () => {
  expect(usefulParts(knowledge, '')).toBe(1);
});
