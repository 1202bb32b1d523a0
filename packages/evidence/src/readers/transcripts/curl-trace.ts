import { beginsTracePart, traceLines } from '../../curl/trace.ts';
import { Transcript } from '../../curl/transcript.ts';
import type { Section } from '../../document.ts';
import { type Claim, foundOf, indicesFrom } from '../../http/claims.ts';
import { renumber } from '../../http/renumber.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'curl-trace';

/** Reads what curl writes for `--trace-ascii` and `--trace`, by the way of what `-v` would have printed. */
export const curlTrace: Reader = {
  id,
  title: 'curl --trace output',
  formats: [
    { title: 'curl --trace-ascii', sample: 'ascii.txt', source: 'curl 7.88.1, run' },
    { title: 'curl --trace', sample: 'hex.txt', source: 'curl 7.88.1, run' },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.includes('== Info: ') || line.includes(' bytes (0x'))) return [];
    if (section.lines.filter(beginsTracePart).length < 2) return [];
    const lines = traceLines(section.lines);
    const texts = lines.map((line) => line.text);
    const claims: Claim[] = [];
    for (const claim of new Transcript({ ...section, firstLine: 0, lines: texts }, id).read()) {
      const indices = claim.indices.flatMap((index) => {
        const { first, last } = lines[index] ?? { first: 0, last: -1 };
        return indicesFrom(first, last);
      });
      const parts = [...(claim.exchanges ?? []), ...(claim.records ?? [])];
      for (const part of parts) {
        const last = lines[part.lastLine]?.last;
        renumber(part, (number) => section.firstLine + (lines[number]?.first ?? 0));
        if (last !== undefined) part.lastLine = section.firstLine + last;
      }
      const traced = indices.some((index) => beginsTracePart(section.lines[index] ?? ''));
      if (traced) claims.push({ ...claim, indices });
    }
    return foundOf(section, claims);
  },
};
