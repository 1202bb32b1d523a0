import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { readLabelledCases } from '../evaluate/labelled-case.ts';
import { readAnswers } from './answers.ts';
import { pageText } from './page-text.ts';

/** `npm run docs:help-page`: writes docs/help-page.md. */
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const cases = readLabelledCases(file('../cases/dev.jsonl'));
writeFileSync(file('../../docs/help-page.md'), pageText(readAnswers(), shippedKnowledge(), cases));
