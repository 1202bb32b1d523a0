import { Transcript } from '../../curl/transcript.ts';
import type { Section } from '../../document.ts';
import type { Instant } from '../../exchange.ts';
import { type Claim, foundOf } from '../../http/claims.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'insomnia';
const start = /^\s*\* Preparing request to (\S{1,20000})/;
const clock = /^\s*\* Current time is (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d))\s*$/;

/** Reads Insomnia's timeline: the notes of libcurl, which sends its requests, behind two lines of its own. */
export const insomnia: Reader = {
  id,
  title: 'Insomnia timeline',
  formats: [
    {
      title: 'Insomnia timeline',
      sample: 'timeline.txt',
      source: 'https://github.com/Kong/insomnia/blob/develop/packages/insomnia/src/main/network/libcurl-promise.ts',
    },
    {
      title: 'Insomnia timeline without an answer',
      sample: 'refused.txt',
      source: 'https://github.com/Kong/insomnia/blob/develop/packages/insomnia/src/network/network.ts',
    },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    const starts = lines.flatMap((line, i) => (start.test(line.slice(0, 20_100)) ? [i] : []));
    const claims: Claim[] = [];
    for (const [n, from] of starts.entries()) {
      const part = lines.slice(from, starts[n + 1]);
      const [first] = new Transcript({ ...section, firstLine: section.firstLine + from, lines: part }, id).read();
      if (!first?.exchanges) continue;
      const startedAt = timeIn(part, section.firstLine + from);
      for (const exchange of first.exchanges) if (startedAt) exchange.startedAt = startedAt;
      const [exchange] = first.exchanges;
      const url = start.exec(part[0] ?? '')?.[1];
      // Of a request that never left, libcurl's notes tell host and port alone.
      if (exchange && url && !exchange.request?.method)
        exchange.request = { ...(exchange.request ?? { headers: [], line: exchange.firstLine }), url };
      claims.push({ ...first, indices: first.indices.map((index) => index + from) });
    }
    return foundOf(section, claims);
  },
};

function timeIn(lines: readonly string[], firstLine: number): Instant | undefined {
  for (const [i, line] of lines.slice(0, 10).entries()) {
    const at = Date.parse(clock.exec(line.slice(0, 200))?.[1] ?? '');
    if (!Number.isNaN(at)) return { at, zoneKnown: true, line: firstLine + i };
  }
  return undefined;
}
