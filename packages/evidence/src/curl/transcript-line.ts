import { startsBody } from '../http/body.ts';
import { type Margin, marginOf, quote } from '../http/margin.ts';
import { isKnownNote } from './note.ts';

/** One line of `curl -v` as its marker tells: `*` note, `>` sent, `<` received, `{`/`}` data, a meter, `curl: (n)`. */
export interface TranscriptLine {
  kind: 'note' | 'sent' | 'received' | 'data' | 'meter' | 'failure' | 'text';
  /** Without margin and marker. */
  text: string;
  /** Without margin, with the marker: what the line is if it turns out to belong to a body. */
  whole: string;
  /** Index among the lines given; lines that run together on one line share it. */
  index: number;
  time?: string;
}

const marked = /^(?:\*(?: |$)|[<>](?: |$)|[{}] \[(?:\d+ bytes data|data not shown)\])/;
const quoted = /^[ \t]*(?:> ?)*>(?: (?=[<>*] |[<>]$|[{}] \[\d)|(?=[<*] ))/;
const escapedMark = /^[ \t]*(?:[\d:.TZ-]+ )?&[lg]t;/;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#34': '"', nbsp: ' ' };
const number = '\\d[\\d.]*[kMGTP]?';
const clock = '[\\d:-]+(?:d \\d+h|d)?';
const meter = new RegExp(
  `^\\s*\\d{1,3}\\s+${number}\\s+\\d{1,3}\\s+${number}\\s+\\d{1,3}\\s+${number}\\s+${number}\\s+${number}\\s+${clock}\\s+${clock}\\s+${clock}\\s+${number}`,
);
const meterHead = /^\s*(?:% Total\s+% Received|Dload\s+Upload\s+Total)/;
const runOnMark = / (?=[<>] (?:HTTP\/\d|[A-Z]{3,10} \S+ HTTP\/\d|[A-Za-z][\w-]*: ))/g;
const runOnCut =
  /(?<!\s)\s+(?=[<>] (?:HTTP\/\d|[A-Z]{3,10} \S+ HTTP\/\d|[A-Za-z][\w-]*: |[{[]["{[])|[<>](?:\s+[<>{[*]|\s*$)|\* [A-Z]|\{"|\[\{")/;
const gluedNote =
  /\* (?:Connection #\d+ to host |Closing connection|RESOLVE |transfer closed with|Issue another request)/;
const gluedPrompt = /(?<![\w.-])[\w.-]+@[\w.-]+[:~ ].{0,80}[$#%]/;
const failureAt = /(?:^|[\s"'`(:>}\]\d])(?=curl: \(\d{1,3}\) )/;

/** Cuts the lines of a section into those of a transcript: margins off, entities decoded, what ran together apart. */
export function transcriptLines(lines: readonly string[]): TranscriptLine[] {
  const result: TranscriptLine[] = [];
  let margin: Margin | undefined;
  let escaped = false;
  lines.forEach((given, index) => {
    let line = given;
    if (given.includes('&')) {
      escaped ||= escapedMark.test(given);
      if (escaped) line = decode(given);
    } else if (escaped && marked.test(given)) escaped = false;
    const mark = quoted.exec(line)?.[0];
    const mine: Margin | undefined = mark === undefined ? marginOf(line, marked) : quote(mark);
    const stripped = margin?.strip(line);
    const keeps = margin?.strip !== undefined && stripped !== undefined && stripped !== line;
    if (!keeps || mark !== undefined) margin = mine ?? (keeps ? margin : undefined);
    const text = margin ? margin.strip(line) : line;
    const time = margin?.time(line) ?? mine?.time(line);
    for (const piece of pieces(text)) result.push({ ...classify(piece), index, ...(time ? { time } : {}) });
  });
  return result;
}

function decode(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|#39|#34|nbsp);/g, (whole, name: string) => entities[name] ?? whole);
}

function pieces(text: string): string[] {
  const found = meter.exec(text)?.[0];
  if (found) {
    const rest = text.slice(found.length);
    return rest.trim() ? [found, ...pieces(rest)] : [text];
  }
  const runsOn = (text.includes(' < ') || text.includes(' > ')) && (text.match(runOnMark)?.length ?? 0) >= 2;
  if (runsOn) return text.split(runOnCut);
  if (marked.test(text)) return [text];
  for (const glued of [gluedNote, failureAt]) {
    const at = text.search(glued);
    const cut = glued === failureAt && at >= 0 ? text.indexOf('curl: (', at) : at;
    if (cut > 0 && (glued === gluedNote || (startsBody(text) && !isWhole(text))))
      return [text.slice(0, cut), ...pieces(text.slice(cut))];
  }
  const prompt = /[}\]>]\S/.test(text) && startsBody(text) ? promptAt(text) : -1;
  return prompt > 0 ? [text.slice(0, prompt), text.slice(prompt)] : [text];
}

/** Whether a line is a JSON body to its end: what it tells of curl is then somebody's text. */
function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Where a prompt begins behind the last bracket or quotation mark; -1 where none does. */
function promptAt(text: string): number {
  let from = text.length;
  while (from > 0 && !'{}"<>'.includes(text.charAt(from - 1))) from -= 1;
  const at = text.slice(from).search(gluedPrompt);
  return at < 0 ? -1 : from + at;
}

function classify(whole: string): { kind: TranscriptLine['kind']; text: string; whole: string } {
  const first = whole[0];
  if (marked.test(whole)) {
    const text = whole.slice(2);
    if (first === '*') return { kind: 'note', text: text.trimEnd(), whole };
    if (first === '>') return { kind: 'sent', text: text.trimEnd(), whole };
    if (first === '<') return { kind: 'received', text: text.trimEnd(), whole };
    return { kind: 'data', text, whole };
  }
  if (meter.test(whole) || meterHead.test(whole)) return { kind: 'meter', text: whole, whole };
  if (failureAt.test(whole) && !isWhole(whole))
    return { kind: 'failure', text: whole.slice(whole.indexOf('curl: (')), whole };
  // Insomnia's timeline is curl's, with a bar before the lines of a body.
  const barred = whole.startsWith('| ') && startsBody(whole.slice(2)) ? whole.slice(2) : whole;
  return { kind: 'text', text: barred, whole: barred };
}

/** Whether a line ends a body for certain: a marked line whose text is one that curl writes. */
export function endsBody(line: TranscriptLine): boolean {
  if (line.kind === 'text') return /^\s*(?:```|~~~)/.test(line.text);
  if (line.kind === 'note') return isKnownNote(line.text);
  if (line.kind === 'sent') return /^[A-Z]{3,10} \S+ HTTP\/\d/.test(line.text);
  if (line.kind === 'received') return /^HTTP\/\d/.test(line.text);
  return true;
}
