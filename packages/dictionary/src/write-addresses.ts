import { readFileSync, writeFileSync } from 'node:fs';
import { shippedKnowledge } from '@causeway/rules/shipped';

/** `npm run docs:addresses`: adds new causes to the list of those whose addresses are kept. It never takes one off. */
const file = new URL('../addresses.txt', import.meta.url);
const listed = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const all = new Set([...listed, ...shippedKnowledge().causes.keys()]);
writeFileSync(file, `${[...all].sort().join('\n')}\n`);
