import type { Section } from '../../document.ts';
import { type Claim, foundOf, inOrder } from '../../http/claims.ts';
import type { Found, Reader } from '../../reader.ts';
import { reportClaims } from '../../runs/bruno-report.ts';
import { requestClaims } from '../../runs/bruno-text.ts';
import { junitClaims } from '../../runs/junit.ts';

const id = 'bruno';

/** Reads runs of Bruno collections by `bru run`: what it prints, and its JSON and JUnit reports. */
export const bruno: Reader = {
  id,
  title: 'Bruno run',
  formats: [
    { title: 'bru run in a terminal', sample: 'cli.txt', source: '@usebruno/cli 4.1.0, run' },
    { title: 'bru run report as JSON', sample: 'report.json', source: '@usebruno/cli 4.1.0, --format json, run' },
    { title: 'bru run report as JUnit XML', sample: 'junit.xml', source: '@usebruno/cli 4.1.0, --format junit, run' },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    const has = (sign: string) => lines.some((line) => line.includes(sign));
    const claims: Claim[] = [];
    if (has('"assertionResults"') || has('.bru"')) claims.push(...reportClaims(section, id));
    if (has('<testsuites')) claims.push(...junitClaims(section, id, (text) => /\bfile="[^"]{1,400}\.bru"/.test(text)));
    claims.push(...requestClaims(section, id));
    return foundOf(section, inOrder(claims));
  },
};
