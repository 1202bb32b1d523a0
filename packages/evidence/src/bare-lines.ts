/** The lines of a document without what stands left of the text on every one of them. */
export interface BareLines {
  /** As many as the document has. */
  lines: readonly string[];
  /** What was taken off each line; empty where nothing was. */
  margins: readonly string[];
}

interface Mark {
  pattern: RegExp;
  /** Whether a line's mark counts, given the mark of a neighbour; without it, every mark counts. */
  with?(own: RegExpExecArray, neighbour: RegExpExecArray): boolean;
}

const iso = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?`;
const bsd = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d`;

/** Quoting of e-mail (RFC 3676 section 4.5), Markdown and Slack, which sends it as an entity; it may be text, too. */
const quoting = /^[ \t]{0,3}(?:>|&gt;) ?/;

const noHost = '(?!(?:error|warn|warning|info|debug|ERROR|WARN|WARNING|INFO|DEBUG|Caused) )';

const marks: readonly Mark[] = [
  // Fences and backticks that share a line with what they fence.
  { pattern: /^[ \t]*(?:```|~~~|`)(?=[^`~\s])(?![\w+-]{1,20}[ \t]*$)/ },
  // Containers: docker compose, kubectl logs --prefix.
  { pattern: /^[\w.-]{1,60} +\| ?/ },
  { pattern: /^\[pod\/[\w.-]{1,253}\/[\w.-]{1,63}\] ?/ },
  // A drain or journal in front of a program's own line. A level and `Caused by` are no host.
  {
    pattern: new RegExp(
      String.raw`^(?:<\d{1,3}>)?(?:${iso}|${bsd}) ${noHost}[\w.:-]{1,253} [\w./-]{1,60}\[[\w.-]{1,40}\]: `,
    ),
  },
  // Without the process's number it may be a label with a time in front: `Request URL: …`. A host has no capitals, and comes again.
  {
    pattern: new RegExp(String.raw`^(?:<\d{1,3}>)?(?:${iso}|${bsd}) ${noHost}([a-z0-9_.:-]{1,253}) [\w./-]{1,60}: `),
    with: (own, neighbour) => own[1] === neighbour[1],
  },
  { pattern: new RegExp(String.raw`^${iso} \w{1,20}\[[\w.-]{1,60}\]: `) },
  // docker logs -t, kubectl logs --timestamps, CI logs. Docker's own driver names the stream behind it.
  { pattern: new RegExp(String.raw`^\[?${iso}\]? (?:(?:stdout|stderr) [FP] )?`) },
  // Editors, cat -n, grep -n.
  { pattern: /^[ \t]{0,8}(\d{1,7})(?:[:|)→]| [|│]|\t| {2,})[ \t]?/, with: follows },
  // Boxes that terminals draw.
  { pattern: /^[ \t]*[|│┃] ?/, with: () => true },
];

function follows(own: RegExpExecArray, neighbour: RegExpExecArray): boolean {
  return Math.abs(Number(own[1]) - Number(neighbour[1])) === 1;
}

/** Margins within margins: a quoted e-mail of a container's log with line numbers. */
const deepest = 4;
const possible = /^(?:[ \t]|[>&`~|│┃[<\d]|[\w.-]{1,60} +\||(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) )/;
/** A fence that ends a line of text. */
const closingFence = /(?<=[^`~\s])[ \t]*(?:```|~~~)[ \t]*$/;
/** What may stand before and behind a block: nothing, a fence, or words that announce it. */
const edge = /^\s*(?:$|```|~~~)|:\s*$/;

/**
 * Takes margins off: quoting, line numbers, container names, timestamps, indentation that a block has in common.
 * `undefined` when no line has any. A mark that may as well be text (`>` of a transcript) is one only where the
 * lines around say so.
 */
export function bareLines(given: readonly string[]): BareLines | undefined {
  let lines = given;
  const margins = new Map<number, string>();
  for (let depth = 0; depth < deepest; depth += 1) {
    const marked = withoutMarks(lines);
    const next = withoutIndentation(marked);
    if (next === lines) break;
    for (const [i, line] of next.entries()) {
      const before = lines[i] ?? '';
      if (line !== before) margins.set(i, (margins.get(i) ?? '') + leftOf(before, line));
    }
    lines = next;
  }
  if (lines === given) return undefined;
  return { lines, margins: given.map((_, i) => margins.get(i) ?? '') };
}

function withoutMarks(lines: readonly string[]): readonly string[] {
  let bare: string[] | undefined;
  const alone = lines.filter((line) => line.trim() !== '').length < 2;
  const quoted = new Set(blocksApart(lines, (line) => quoting.test(line)).flatMap(([from, to]) => numbers(from, to)));
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const mark = quoted.has(i) ? quoting.exec(line)?.[0] : markOf(lines, i, alone);
    const inner = line.startsWith('{"log":"') ? containerLine(line) : undefined;
    const unmarked = inner?.text ?? (mark ? line.slice(mark.length) : line);
    const text = line.includes('`') ? unmarked.replace(closingFence, '') : unmarked;
    if (text === line) continue;
    bare ??= [...lines];
    bare[i] = text;
  }
  return bare ?? lines;
}

/** What was taken off: the text on the left, or the time when a container wrote the line. */
function leftOf(before: string, after: string): string {
  const inner = before.startsWith('{"log":"') ? containerLine(before) : undefined;
  return inner?.text === after ? `${inner.time} ` : before.slice(0, before.lastIndexOf(after));
}

/** A line that a container wrote, as Docker's json-file driver keeps it. */
function containerLine(line: string): { text: string; time: string } | undefined {
  if (!line.endsWith('}') || !line.includes('","stream":"std') || line.length > 1_000_000) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('log' in value && 'time' in value)) return undefined;
    const { log, time } = value;
    return typeof log === 'string' && typeof time === 'string' ? { text: log.replace(/\r?\n$/, ''), time } : undefined;
  } catch {
    // Cut off, or not of Docker's making: it stays as it is.
    return undefined;
  }
}

function markOf(lines: readonly string[], at: number, alone: boolean): string | undefined {
  const line = lines[at] ?? '';
  if (!possible.test(line)) return undefined;
  for (const mark of marks) {
    const own = mark.pattern.exec(line);
    if (own?.[0] && (alone || standsWithNeighbour(mark, own, lines, at))) return own[0];
  }
  return undefined;
}

function standsWithNeighbour(mark: Mark, own: RegExpExecArray, lines: readonly string[], at: number): boolean {
  const goesWith = mark.with;
  if (!goesWith) return true;
  return [lines[at - 1], lines[at + 1]].some((line) => {
    const other = mark.pattern.exec(line ?? '');
    return other !== null && goesWith(own, other);
  });
}

/** Blocks of lines that are all indented, moved to the left together. */
function withoutIndentation(lines: readonly string[]): readonly string[] {
  let bare: string[] | undefined;
  for (const [from, to] of blocksApart(lines, (line) => indentation(line) !== 0)) {
    const depths = lines.slice(from, to).flatMap((line) => indentation(line) ?? []);
    const common = depths.reduce((least, depth) => Math.min(least, depth), Number.POSITIVE_INFINITY);
    if (!Number.isFinite(common) || common === 0) continue;
    bare ??= [...lines];
    for (let i = from; i < to; i += 1) bare[i] = (lines[i] ?? '').slice(common);
  }
  return bare ?? lines;
}

/** Characters of blank space in front; `undefined` for a blank line, which belongs to any block. */
function indentation(line: string): number | undefined {
  const first = line.search(/\S/);
  return first < 0 ? undefined : first;
}

/** Runs of lines that belong together and stand apart from the others: from, and the line behind. */
function blocksApart(lines: readonly string[], belongs: (line: string) => boolean): [from: number, to: number][] {
  const blocks: [number, number][] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (!belongs(lines[i] ?? '')) continue;
    const from = i;
    while (i < lines.length && belongs(lines[i] ?? '')) i += 1;
    if (edge.test(lines[from - 1] ?? '') && edge.test(lines[i] ?? '')) blocks.push([from, i]);
  }
  return blocks;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
