import type { StackFrame } from '../exchange.ts';

const nodeAt =
  /^\s*at\s+(?:async\s+)?(?:(.{1,300}?)\s+\()?((?:file:\/\/|node:|webpack|https?:\/\/|[A-Za-z]:[\\/]|\.{0,2}\/|\[eval|[\w@.-]{1,100}[/\\])?[^()\s]{0,400}?(?::\d{1,7}){1,2}|<anonymous>|native|index \d+)\)?(?:\s*\{)?\s*$/;
const nodeBare = /^\s*at\s+(?:async\s+)?([\w$.<>#[\] ]{1,200})(?:\s*\{)?\s*$/;
const pythonFile = /^\s*File "([^"]{1,500})", line \d{1,7}(?:, in (.{1,200}))?$/;

/** A frame of a V8 stack trace (`    at fn (file:1:2)`), or undefined. */
export function nodeFrame(text: string, line: number): StackFrame | undefined {
  if (!text.trimStart().startsWith('at ') || text.length > 1000) return undefined;
  const match = nodeAt.exec(text);
  if (match) {
    const frame: StackFrame = { line };
    if (match[1]) frame.function = match[1];
    if (match[2] && match[2] !== '<anonymous>') frame.file = match[2];
    return frame;
  }
  const bare = nodeBare.exec(text);
  return bare?.[1] ? { function: bare[1].trim(), line } : undefined;
}

/** A frame of a Python traceback (`  File "x.py", line 3, in f`), or undefined. */
export function pythonFrame(text: string, line: number): StackFrame | undefined {
  const match = text.length > 1000 ? null : pythonFile.exec(text);
  if (!match?.[1]) return undefined;
  const frame: StackFrame = { file: match[1], line };
  if (match[2]) frame.function = match[2].trim();
  return frame;
}

/** The frames of a stack trace that stands as one text in a field of a log; all on the field's line. */
export function framesIn(stack: string, line: number, limit = 50): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const text of stack.split('\n', 400)) {
    const frame = nodeFrame(text, line) ?? pythonFrame(text, line);
    if (frame) frames.push(frame);
    if (frames.length >= limit) break;
  }
  return frames;
}
