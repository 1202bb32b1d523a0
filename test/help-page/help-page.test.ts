import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { describe, expect, it } from 'vitest';
import { readLabelledCases } from '../evaluate/labelled-case.ts';
import { readAnswers, readHelpPage } from './answers.ts';
import { checkScenario } from './check-scenario.ts';
import { pageText } from './page-text.ts';
import { checkShares } from './shares.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const knowledge = shippedKnowledge();
const cases = readLabelledCases(file('../cases/dev.jsonl'));
const answers = readAnswers();
const scenarios = answers.flatMap((a) => ('scenarios' in a ? (a.scenarios ?? []) : []));

describe('the help page', () => {
  it('has an answer for every line, and no answer for a line that is not there', () => {
    expect(answers.map((a) => a.line)).toEqual(readHelpPage());
  });

  it('names every scenario once', () => {
    const names = scenarios.map((s) => s.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('is written down as the product answers it: npm run docs:help-page', () => {
    expect(readFileSync(file('../../docs/help-page.md'), 'utf8')).toBe(pageText(answers, knowledge, cases));
  });
});

describe.each(answers.filter((a) => 'scenarios' in a || 'shares' in a))('$line', (answer) => {
  if (!('scenarios' in answer || 'shares' in answer)) return;
  for (const scenario of answer.scenarios ?? []) {
    it(scenario.name, async () => {
      expect(await checkScenario(scenario, knowledge)).toEqual([]);
    });
  }
  for (const claim of answer.shares ?? []) {
    it(claim.name, () => {
      expect(checkShares(claim, knowledge, cases)).toEqual([]);
    });
  }
});
