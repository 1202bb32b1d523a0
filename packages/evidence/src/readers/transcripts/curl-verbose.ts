import { Transcript } from '../../curl/transcript.ts';
import type { Section } from '../../document.ts';
import { foundOf } from '../../http/claims.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'curl-verbose';
const anchors = /^[^>]{0,60}(?:>|&gt;) |(?:<|&lt;) HTTP\/\d|(?:^|\s|\d)\* +[A-Za-z[]/;

/** Reads `curl -v` transcripts, whole or as the parts that people paste. */
export const curlVerbose: Reader = {
  id,
  title: 'curl -v transcript',
  formats: [{ title: 'curl -v', sample: 'post.txt', source: 'curl 7.88.1, run' }],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => anchors.test(line))) return [];
    return foundOf(section, new Transcript(section, id).read());
  },
};
