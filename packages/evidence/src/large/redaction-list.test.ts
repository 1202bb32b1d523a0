import { expect, it } from 'vitest';
import { RedactionList } from './redaction-list.ts';

it('lists a hundred of each kind and artifact, and counts the others on the last of them', () => {
  const list = new RedactionList();
  for (let line = 1; line <= 250; line += 1) list.add({ kind: 'bearer', artifact: 'a', line });
  list.add({ kind: 'bearer', artifact: 'b', line: 1 });
  expect(list.listed).toHaveLength(101);
  expect(list.listed[99]).toEqual({ kind: 'bearer', artifact: 'a', line: 100, more: 150 });
  const again = new RedactionList();
  for (const redaction of list.listed) again.add(redaction);
  expect(again.listed).toEqual(list.listed);
});
