import type { StackFrame } from '../exchange.ts';
import { readLogLine } from '../logs/log-line.ts';
import type { Thrown, ThrownChain } from './thrown.ts';

/** An error or panic of Rust. Indices count from 0 in the lines given. */
export interface RustTrace extends ThrownChain {
  first: number;
  last: number;
}

/** `thread 'main' (123) panicked at src/main.rs:23:61:`; before Rust 1.73 `… panicked at 'words', src/main.rs:23:61`. */
const panicked =
  /^thread '([^']{0,200})'(?: \(\d{1,9}\))? (?:has )?panicked at (?:'(?<old>.{0,8000})', )?(?<place>[^\s:'][^:'\n]{0,400}:\d{1,7}:\d{1,7})(?<colon>:)?$/;
const frame = /^\s{0,6}\d{1,4}: +(?:0x[\da-f]{1,16} - )?(\S.{0,600})$/;
const framePlace = /^\s{4,30}at (\S.{0,400}:\d{1,7}(?::\d{1,7})?)$/;
const cause = /^(\s{2,12})?(?:\d{1,3}: )?(\S.{0,4000})$/;
const mostCauses = 40;
const mostFrames = 600;

/** The panic whose first line stands at an index, with its backtrace; or undefined. */
export function rustPanicAt(lines: readonly string[], index: number, firstLine: number): RustTrace | undefined {
  const text = lines[index] ?? '';
  if (!text.includes('panicked at ') || text.length > 20_000) return undefined;
  const prefix = readLogLine(text, firstLine + index);
  const groups = panicked.exec(prefix.message)?.groups;
  if (!groups?.place) return undefined;
  const thrown: Thrown = {
    type: 'panic',
    message: groups.old ?? '',
    frames: [{ file: groups.place, line: firstLine + index }],
    line: firstLine + index,
  };
  let last = index;
  if (groups.old === undefined && index + 1 < lines.length) {
    last = index + 1;
    thrown.message = (lines[last] ?? '').trim();
    thrown.line = firstLine + last;
  }
  if (/^note: run with `RUST_BACKTRACE/.test((lines[last + 1] ?? '').trim())) last += 1;
  if (/^stack backtrace:/.test((lines[last + 1] ?? '').trim()))
    last = backtrace(lines, last + 1, firstLine, thrown.frames);
  return { first: index, last, prefix, lead: '', chain: [thrown] };
}

/** Reads the frames below `stack backtrace:`; returns the last index. */
function backtrace(lines: readonly string[], start: number, firstLine: number, frames: StackFrame[]): number {
  let last = start;
  for (let i = start + 1; i < lines.length && i - start < mostFrames; i += 1) {
    const text = lines[i] ?? '';
    const place = framePlace.exec(text);
    const call = place ? null : frame.exec(text);
    const top = frames.at(-1);
    if (place?.[1] && top) top.file = place[1];
    else if (call?.[1]) frames.push({ function: call[1], line: firstLine + i });
    else if (!/^note: |^\s*\[\.{3} omitted \d+ frames?/.test(text)) break;
    last = i;
  }
  return last;
}

/** The error of anyhow or eyre at an index: its words, a blank line, `Caused by:` and the causes; or undefined. */
export function rustChainAt(lines: readonly string[], index: number, firstLine: number): RustTrace | undefined {
  const below = (lines[index + 1] ?? '').trim() === '' ? index + 2 : index + 1;
  if (!/^\s{0,8}Caused by:$/.test(lines[below] ?? '') || below >= lines.length) return undefined;
  const text = lines[index] ?? '';
  if (text.trim() === '' || text.length > 20_000) return undefined;
  const prefix = readLogLine(text, firstLine + index);
  const message = prefix.message.replace(/^(?:Error: |error: )+/, '');
  const chain: [Thrown, ...Thrown[]] = [{ type: '', message, frames: [], line: firstLine + index }];
  let last = below;
  let wasIndented = false;
  for (let i = below + 1; i < lines.length && i - below < mostCauses; i += 1) {
    const match = cause.exec(lines[i] ?? '');
    // Where the causes' numbers were taken for those of lines, they stand without indentation.
    const indented = match?.[1] !== undefined;
    if (!match?.[2] || match[2].startsWith('at ') || (i > below + 1 && indented !== wasIndented)) break;
    wasIndented = indented;
    chain.push({ type: '', message: match[2], frames: [], line: firstLine + i });
    last = i;
  }
  if (chain.length < 2) return undefined;
  for (let i = last + 1; i < lines.length && i <= last + 4; i += 1) {
    const said = (lines[i] ?? '').trim();
    if (/^Location:$/.test(said)) {
      const file = (lines[i + 1] ?? '').trim();
      chain[0].frames.push({ file, line: firstLine + i + 1 });
      last = Math.min(i + 1, lines.length - 1);
    } else if (/^[Ss]tack backtrace:$/.test(said)) last = backtrace(lines, i, firstLine, chain[0].frames);
    else if (said !== '') break;
  }
  return { first: index, last, prefix, lead: '', chain };
}
