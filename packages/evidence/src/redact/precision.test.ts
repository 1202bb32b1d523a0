import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';

const key = 'a key of this test';
const root = new URL('../../../../', import.meta.url);

/** The reports, artifacts and answers of the labelled cases. */
function caseTexts(): string[] {
  const lines = readFileSync(new URL('test/cases/dev.jsonl', root), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => {
      const given: { report: string; artifacts: { content: string }[]; knows: { answer: string }[] } = JSON.parse(line);
      return [given.report, ...given.artifacts.map((a) => a.content), ...given.knows.map((k) => k.answer)];
    });
}

/** The samples of every reader, as they are kept. */
function sampleTexts(): string[] {
  const folder = new URL('packages/evidence/samples/', root);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}

const token = /[^\s"'`<>()[\]{},;|]+/g;
/** What is diagnosed with: it may be counted alone, because most words could never be taken for a secret. */
const telling = /[0-9]/;

/**
 * Harmless tokens, those that went, and what went. A token is what stands between white space, quotes and
 * brackets. The cases write `dummy` into every credential they need, and samples hold none: all other
 * tokens are harmless.
 */
function count(texts: readonly string[]) {
  const tokens: string[] = [];
  const gone: string[] = [];
  for (const text of texts) {
    const masked = redact(text, { key }).text.split(/\r\n|\n|\r/);
    for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
      const harmless = (line.match(token) ?? []).filter((word) => !/dummy/i.test(word));
      tokens.push(...harmless);
      const left = masked[i] ?? '';
      if (left !== line) gone.push(...harmless.filter((word) => !left.includes(word)));
    }
  }
  return { tokens, gone };
}

const share = (part: readonly string[], all: readonly string[]) => part.length / Math.max(1, all.length);

describe.each([
  ['the labelled cases', caseTexts()],
  ['the samples of readers', sampleTexts()],
])('harmless tokens of %s', (name, texts) => {
  it('stay readable, but for one in a hundred', () => {
    const { tokens, gone } = count(texts);
    const withDigits = tokens.filter((word) => telling.test(word));
    const goneDigits = gone.filter((word) => telling.test(word));
    const percent = (part: readonly string[], all: readonly string[]) => `${(share(part, all) * 100).toFixed(3)} %`;
    process.stdout.write(
      `Masked in ${name}: ${gone.length} of ${tokens.length} harmless tokens (${percent(gone, tokens)}), ` +
        `${goneDigits.length} of ${withDigits.length} with digits (${percent(goneDigits, withDigits)})` +
        `${gone.length > 0 ? `: ${gone.map((word) => word.slice(0, 60)).join(' ')}` : ''}\n`,
    );
    expect(tokens.length).toBeGreaterThan(1000);
    expect(share(gone, tokens)).toBeLessThanOrEqual(0.01);
    expect(share(goneDigits, withDigits)).toBeLessThanOrEqual(0.01);
  });
});
