import { expect, it } from 'vitest';
import { objectsIn, placedJson } from './placed-json.ts';

const of = (text: string, firstLine = 1) => placedJson({ artifact: 'a', firstLine, lines: text.split('\n') });

it('finds values in the middle of lines, with their lines and their text', () => {
  const json = of('answer: {\n  "a": [1]\n} done\nand\n[ {"b": 2} ]', 10);
  expect(json.roots.map((root) => [json.firstLine(root), json.lastLine(root), json.source(root)])).toEqual([
    [10, 12, '{\n  "a": [1]\n}'],
    [14, 14, '[ {"b": 2} ]'],
  ]);
});

it('reads an object whose top is missing, and goes on behind it', () => {
  const json = of('  "b": 2\n}\n{"c": 3}');
  expect(json.roots.map((root) => [...(root.members?.keys() ?? [])])).toEqual([['b'], ['c']]);
  expect(json.firstLine(json.roots[0] ?? { start: 0, end: 0, complete: false })).toBe(1);
});

it('keeps what came before a cut', () => {
  const [root] = of('{\n  "a": 1,\n  "b": {\n    "c": "d').roots;
  expect(root).toMatchObject({ complete: false });
  expect(root?.members?.get('a')?.value).toBe(1);
});

it('does not look inside what was accepted, nor deeper than it is told', () => {
  const [root] = of('{"x": {"id": 1, "y": {"id": 2}}, "z": [{"id": 3}]}').roots;
  const ids = (depth: number) =>
    objectsIn(root ?? { start: 0, end: 0, complete: false }, (node) => node.members?.has('id') === true, depth).map(
      (node) => node.members?.get('id')?.value,
    );
  expect(ids(6)).toEqual([1, 3]);
  expect(ids(1)).toEqual([1]);
});

it('leaves code and prose alone', () => {
  expect(of('if (x) {\n  return 1;\n}\n{ a } and [b]').roots).toEqual([]);
});
