import type { StackFrame } from '../exchange.ts';

/** The stack traces that Go prints with a panic or a fatal error. Indices count from 0 in the lines given. */
export interface GoTrace {
  last: number;
  /** Of the goroutine that failed: the first one printed. */
  frames: StackFrame[];
}

const goroutine = /^goroutine \d{1,12} (?:gp=\S{1,20} m=\S{1,20} (?:mp=\S{1,20} )?)?\[[^\]]{1,100}\]:$/;
const call =
  /^(?:created by )?([\w./()*$[\]{}·~@%,<>-]{1,400}?)(?:\([^)\n]{0,500}\)(?: in goroutine \d{1,12})?| in goroutine \d{1,12})?$/;
const place = /^\s{1,8}(\S.{0,400}:\d{1,7})(?: \+0x[\da-f]{1,16})?$/;
const between =
  /^(?:\[signal |\[originating from goroutine |panic: |exit status |goroutine running on other thread|\.{3}additional frames elided)/;
const mostLines = 3000;

/** The goroutines' traces below a line, or undefined where none stands there. */
export function goTraceBelow(lines: readonly string[], index: number): GoTrace | undefined {
  const frames: StackFrame[] = [];
  let last = index;
  let goroutines = 0;
  let from = index + 1;
  // Between the words and the first goroutine: the signal, panics of deferred functions, a blank line.
  while (from < lines.length && from - index < 12 && !goroutine.test(lines[from] ?? '')) {
    const text = lines[from] ?? '';
    if (text.trim() !== '' && !between.test(text.trimStart())) return undefined;
    from += 1;
  }
  for (let i = from; i < lines.length && i - index < mostLines; i += 1) {
    const text = lines[i] ?? '';
    if (goroutine.test(text)) goroutines += 1;
    else if (text.trim() === '') continue;
    else if (goroutines > 0 && place.test(lines[i + 1] ?? '') && text.length < 1000 && call.test(text)) {
      const file = place.exec(lines[i + 1] ?? '')?.[1];
      const name = call.exec(text)?.[1];
      if (goroutines === 1) frames.push({ ...(name && { function: name }), ...(file && { file }), line: i + 1 });
      i += 1;
    } else if (goroutines > 0 && between.test(text)) {
      last = i;
      break;
    } else break;
    last = i;
  }
  return goroutines > 0 ? { last, frames } : undefined;
}
