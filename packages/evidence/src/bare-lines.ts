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

const marks: readonly Mark[] = [
  // Quoting of e-mail (RFC 3676 section 4.5), Markdown and Slack, which sends it as an entity.
  { pattern: /^[ \t]{0,3}(?:>|&gt;) ?/, with: () => true },
  // Fences and backticks that share a line with what they fence.
  { pattern: /^[ \t]*(?:```|~~~|`)(?=[^`~\s])(?![\w+-]{1,20}[ \t]*$)/ },
  // Containers: docker compose, kubectl logs --prefix.
  { pattern: /^[\w.-]{1,60} +\| ?/ },
  { pattern: /^\[pod\/[\w.-]{1,253}\/[\w.-]{1,63}\] ?/ },
  // A drain or journal in front of a program's own line.
  {
    pattern: new RegExp(
      String.raw`^(?:<\d{1,3}>)?(?:${iso}|${bsd}) [\w.:-]{1,253} [\w./-]{1,60}(?:\[[\w.-]{1,40}\])?: `,
    ),
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

/**
 * Takes margins off: quoting, line numbers, container names, timestamps, indentation that a block has in common.
 * `undefined` when no line has any. A mark that may as well be text (`>` of a transcript) is one only where a
 * neighbouring line has it too, or where there is no other line.
 */
export function bareLines(given: readonly string[]): BareLines | undefined {
  let lines = given;
  for (let depth = 0; depth < deepest; depth += 1) {
    const next = withoutIndentation(withoutMarks(lines));
    if (next === lines) break;
    lines = next;
  }
  if (lines === given) return undefined;
  return { lines, margins: given.map((line, i) => line.slice(0, line.length - (lines[i]?.length ?? 0))) };
}

function withoutMarks(lines: readonly string[]): readonly string[] {
  let bare: string[] | undefined;
  const alone = lines.filter((line) => line.trim() !== '').length < 2;
  for (const [i, line] of lines.entries()) {
    if (!possible.test(line)) continue;
    for (const mark of marks) {
      const own = mark.pattern.exec(line);
      if (!own || own[0] === '') continue;
      if (!alone && !standsWithNeighbour(mark, own, lines, i)) continue;
      bare ??= [...lines];
      bare[i] = line.slice(own[0].length);
      break;
    }
  }
  return bare ?? lines;
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
  for (let i = 0; i < lines.length; i += 1) {
    const least = indentation(lines[i]);
    if (!least) continue;
    let common = least;
    let end = i + 1;
    for (; end < lines.length; end += 1) {
      const depth = indentation(lines[end]);
      if (depth === 0) break;
      if (depth !== undefined) common = Math.min(common, depth);
    }
    bare ??= [...lines];
    for (let at = i; at < end; at += 1) bare[at] = (lines[at] ?? '').slice(common);
    i = end - 1;
  }
  return bare ?? lines;
}

/** Characters of blank space in front; `undefined` for a blank line, which belongs to any block. */
function indentation(line: string | undefined): number | undefined {
  const first = line?.search(/\S/) ?? -1;
  return first < 0 ? undefined : first;
}
