import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten, isObject, parseJson } from './json-text.ts';
import { learnTemplate } from './line-template.ts';

function fieldsBy(learnt: string, text: string): Record<string, string> | undefined {
  const template = learnTemplate(learnt, 0);
  const found = template?.cut(text, 0);
  if (!template || !found) return undefined;
  return Object.fromEntries(
    template.names.map((name, i) => {
      const value = found.parts[i + 1] ?? '';
      return [name, template.quoted[i] ? String(JSON.parse(`"${value}"`)) : value];
    }),
  );
}

describe('templates of JSON lines', () => {
  it('give the values of another line with the same names', () => {
    const learnt = '{"level":30,"req":{"method":"GET","tags":["a"]},"ok":true}';
    expect(fieldsBy(learnt, '{"level":50,"req":{"method":"a \\"b\\"","tags":["c"]},"ok":null}')).toEqual({
      level: '50',
      'req.method': 'a "b"',
      'req.tags.0': 'c',
      ok: 'null',
    });
  });

  it.each([
    '{"level":30,"msg":"x"} ',
    '{"level":30,"msg":"x"',
    '{"level":30,"msg":"x","more":1}',
    '{"level":"30","msg":"x"}',
    '{"msg":"x","level":30}',
    '{"level":30x,"msg":"x"}',
    '{"level":,"msg":"x"}',
    '{"level":30,"msg":"x\\"}',
  ])('leave %s to the parser', (text) => expect(fieldsBy('{"level":40,"msg":"y"}', text)).toBeUndefined());

  it('are not made of names that come twice or have escapes', () => {
    expect(learnTemplate('{"a":1,"a":2}', 0)).toBeUndefined();
    expect(learnTemplate('{"a\\n":1}', 0)).toBeUndefined();
    expect(learnTemplate('{"a":', 0)).toBeUndefined();
  });

  it('say of any object what flattening it says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 }), (value) => {
        const text = JSON.stringify(value);
        const parsed = parseJson(text);
        const found = fieldsBy(text, text);
        if (found && isObject(parsed)) {
          const flat = flatten(parsed);
          expect(Object.keys(found).sort()).toEqual(Object.keys(flat).sort());
          for (const [name, said] of Object.entries(found)) expect([said, String(Number(said))]).toContain(flat[name]);
        }
      }),
    );
  });
});
