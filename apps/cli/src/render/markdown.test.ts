import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { toText } from './line.ts';
import { commandLines, markdownLines } from './markdown.ts';

function shown(markdown: string, columns: number): string {
  return toText(markdownLines(markdown, columns), 0);
}

describe('the Markdown of a fix', () => {
  it('keeps the markers of lists and lets their lines hang', () => {
    expect(shown('1. Put the live key\n   into the settings.\n2. Restart.\n- one', 20)).toBe(
      '1. Put the live key\n   into the\n   settings.\n2. Restart.\n- one\n',
    );
  });

  it('says emphasis and links as text', () => {
    expect(shown('Take **this**, see [the page](https://a.example/x).', 80)).toBe(
      'Take this, see the page (https://a.example/x).\n',
    );
  });

  it('breaks a block marked as a command where a shell allows, so that it can be pasted at any width', () => {
    expect(shown('Run\n```command\ncurl -v "$URL" -d @body.json\n```\nand read.', 24)).toBe(
      'Run\ncurl -v "$URL" \\\n  -d @body.json\nand read.\n',
    );
  });

  it('keeps code blocks line by line and paragraphs apart', () => {
    expect(shown('First\nsecond.\n\n```sh\na  b\n  c\n```\nLast.', 40)).toBe('First second.\n\n  a  b\n    c\nLast.\n');
  });
});

describe('a command to paste', () => {
  it('is broken between words only, so that it stays the same command', () => {
    const command = `printf '%s|' -H "Authorization: Bearer  x" 'a  b' "https://a.example/a-long-path-that-cannot-be-broken" \\$x end`;
    const drawn = toText(commandLines(command, 30), 0);
    expect(drawn.split('\n').length).toBeGreaterThan(3);
    expect(execFileSync('bash', ['-c', drawn], { encoding: 'utf8' })).toBe(
      execFileSync('bash', ['-c', command], { encoding: 'utf8' }),
    );
  });

  it('stays on its line where it fits', () => {
    expect(toText(commandLines('curl -sS "https://a.example/"', 40), 0)).toBe('curl -sS "https://a.example/"\n');
  });
});
