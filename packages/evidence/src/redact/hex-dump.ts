import type { Found, Span } from './span.ts';

/** A dump's line: offset, and where its bytes begin (curl --trace, xxd, hexdump -C, tcpdump -X). */
const dumpLine = /^([ \t]{0,8}(?:0x)?[0-9a-fA-F]{4,8}:?[ \t]{1,4})[0-9a-fA-F]{2}(?:[0-9a-fA-F]{2})?(?: |$)/;
const possible = /(?:^|\n)[ \t]{0,8}(?:0x)?[0-9a-fA-F]{4,8}:?[ \t]{1,4}[0-9a-fA-F]{2}/;
const bytesInLine = 16;

interface DumpLine {
  /** Where the bytes begin and the line ends. */
  start: number;
  end: number;
  text: string;
}

/**
 * Secrets in hex dumps, where they stand twice, cut at every sixteen bytes: each line that shows a part of one is
 * masked behind its offset.
 * @param within what finds secrets in the text that a dump shows
 */
export function scanHexDumps(text: string, within: (plain: string) => readonly Span[], found: Found): void {
  if (!possible.test(text)) return;
  let run: DumpLine[] = [];
  const finish = () => {
    if (run.length > 0) scanRun(run, within, found);
    run = [];
  };
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = readLine(text.slice(start, Math.min(end, start + 200)), start, text[end - 1] === '\r' ? end - 1 : end);
    if (line) run.push(line);
    else finish();
    start = end + 1;
  }
  finish();
}

function scanRun(run: readonly DumpLine[], within: (plain: string) => readonly Span[], found: Found): void {
  const plain = run.map((line) => line.text).join('');
  for (const { start, end, kind, secret } of within(plain)) {
    let at = 0;
    for (const line of run) {
      const next = at + line.text.length;
      if (at < end && next > start) found({ start: line.start, end: line.end, kind, prefix: '', secret });
      at = next;
    }
  }
}

function readLine(line: string, start: number, end: number): DumpLine | undefined {
  const before = dumpLine.exec(line)?.[1];
  if (before === undefined) return undefined;
  const bytes: number[] = [];
  for (let at = before.length; bytes.length < bytesInLine; ) {
    const group = /^(?:[0-9a-fA-F]{2}){1,2}(?= |$)/.exec(line.slice(at, at + 5))?.[0];
    if (group === undefined) break;
    for (let i = 0; i < group.length; i += 2) bytes.push(Number.parseInt(group.slice(i, i + 2), 16));
    at += group.length + 1;
    // hexdump -C leaves a wider gap in the middle; anywhere else it is where the text begins.
    if (line[at] === ' ' && bytes.length === bytesInLine / 2) at += 1;
  }
  return { start: start + before.length, end, text: String.fromCharCode(...bytes) };
}
