import type { Section } from '../../document.ts';
import { type Claim, foundOf, inOrder } from '../../http/claims.ts';
import type { Found, Reader } from '../../reader.ts';
import { junitClaims } from '../../runs/junit.ts';
import { reportClaims } from '../../runs/newman-report.ts';
import { failureClaims, requestClaims } from '../../runs/newman-text.ts';

const id = 'newman';

/** Reads runs of Postman collections by newman: what it prints, and its JSON and JUnit reports. */
export const newman: Reader = {
  id,
  title: 'newman run',
  formats: [
    { title: 'newman in a terminal', sample: 'cli.txt', source: 'newman 6.2.2, run' },
    { title: 'newman --verbose', sample: 'verbose.txt', source: 'newman 6.2.2, run' },
    { title: 'newman report as JSON', sample: 'report.json', source: 'newman 6.2.2, --reporters json, run' },
    { title: 'newman report as JUnit XML', sample: 'junit.xml', source: 'newman 6.2.2, --reporters junit, run' },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    const has = (sign: string) => lines.some((line) => line.includes(sign));
    const claims: Claim[] = [];
    if (has('"cursor"') || has('"executions"')) claims.push(...reportClaims(section, id));
    if (has('<testsuites'))
      claims.push(...junitClaims(section, id, (text) => /Collection JSON ID: |RequestError: |<system-err>/.test(text)));
    const requests = requestClaims(section, id);
    claims.push(...requests);
    if (has('inside "')) claims.push(...failureClaims(section, id));
    return foundOf(section, inOrder(claims));
  },
};
