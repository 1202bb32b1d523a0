import type { Finding, Observation } from '@causeway/rules';
import { describe, expect, it } from 'vitest';
import { findingLines } from './findings.ts';
import { toText } from './line.ts';

function observed(source: Observation['source']): Observation {
  return { fact: 'f.x', statement: 'it is x', value: true, source };
}

function finding(statement: string, observations: Observation[], strength: Finding['strength'] = 'strong'): Finding {
  return { rule: statement, statement, direction: 'supports', strength, counts: true, observations };
}

const said = (quote: string) => observed({ kind: 'report', quote });
const line = (firstLine: number, quote: string) =>
  observed({ kind: 'lines', artifact: 'a.log', firstLine, lastLine: firstLine + 9, quote });
const drawn = (findings: Finding[]) => toText(findingLines(findings, 80, false), 0);

describe('findings', () => {
  it('quote what the report says for each, and the same words once', () => {
    const text = drawn([
      finding('It is off', [said('The hook is off.')]),
      finding('It never came', [said('Nothing came.')]),
      finding('It is still off', [said('The hook is off.')]),
      finding('It is off in part', [said('The hook is…')]),
    ]);
    expect(text.match(/“[^”]+”/g)).toEqual(['“The hook is off.”', '“Nothing came.”']);
  });

  it('quote both sentences where one finding rests on two', () => {
    const text = drawn([finding('It is local', [said('The url is localhost.'), said('Nothing arrives.')])]);
    expect(text).toContain('“The url is localhost.”\n');
    expect(text).toContain('“Nothing arrives.”\n');
    expect(text.match(/your words/g)).toHaveLength(1);
  });

  it('show a sentence whole, and cut only lines of artifacts', () => {
    const long = `It begins ${'and goes on '.repeat(10)}to its end.`;
    const text = drawn([finding('It is long', [said(long)]), finding('So is the line', [line(3, long)])]);
    expect(text.replace(/\s+/g, ' ')).toContain(`“${long}”`);
    expect(text).toMatch(/and goes on.*…\n/);
  });

  it('quote the line that says something, not the brace or tag that a body begins with', () => {
    const text = drawn([
      finding('It is JSON', [line(1, '{\n  "id": 7')]),
      finding('It is a page', [line(4, '<html>\n<title>Error 403</title>')]),
    ]);
    expect(text).toContain('"id": 7');
    expect(text).toContain('Error 403');
    expect(text).not.toMatch(/^ *[{<]html|^ *{$/m);
  });
});
