/** A call in a program's source: what is called, and its arguments as they stand there. */
export interface CodeCall {
  /** `app.use`, `stripe.webhooks.constructEvent`. */
  name: string;
  /** Without the bodies of functions: `(req, res) => …`. */
  args: string[];
  /** Index of the line that it begins in. */
  line: number;
  /** Index of the line in which its arguments end, without those that are functions. */
  lastPlain: number;
}

/** Arguments of one call that are looked at, in characters. */
const longestCall = 4000;
const longestLine = 2000;
/** A call that is commented out, also behind the number of its line. */
const comment = /^\s*(?:\d{1,7}[:|)]?\s*)?(?:\/\/|\*|#)|\s\/\/\s/;

/**
 * Finds the calls of JavaScript or TypeScript whose name fits, in order, those within arguments too. Comments and
 * strings are passed over. `pattern` is global, matches the name with its bracket, and has the name as its first group.
 */
export function callsIn(lines: readonly string[], pattern: RegExp): CodeCall[] {
  const calls: CodeCall[] = [];
  let inComment = false;
  for (const [i, text] of lines.entries()) {
    if (text.length > longestLine) continue;
    const wasInComment = inComment;
    // A pattern such as '*/*' is no comment: one that counts here begins its line.
    inComment = (inComment || /^\s*\/\*/.test(text)) && !text.includes('*/');
    if (wasInComment || inComment) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const name = match[1];
      if (!name || comment.test(text.slice(0, match.index + 1))) continue;
      const { args, last } = argumentsAt(lines, i, match.index + match[0].length);
      calls.push({ name, args, line: i, lastPlain: last });
    }
  }
  return calls;
}

interface Arguments {
  args: string[];
  last: number;
}

/** The arguments from behind an opening bracket on; a function's body becomes `…`. */
function argumentsAt(lines: readonly string[], line: number, column: number): Arguments {
  const args: string[] = [];
  let current = '';
  let depth = 0;
  let quote = '';
  let read = 0;
  /** Depth of the brace that a function's body opened with. */
  let body = -1;
  let last = line;
  const done = () => {
    const text = current.replace(/\s+/g, ' ').trim();
    if (text) args.push(text.slice(0, 400));
    current = '';
  };
  for (let i = line; i < lines.length && read < longestCall; i += 1) {
    const text = lines[i] ?? '';
    for (let at = i === line ? column : 0; at < text.length; at += 1) {
      const c = text[at] ?? '';
      read += 1;
      if (quote) {
        if (c === '\\') at += 1;
        else if (c === quote) quote = '';
        if (body < 0) current += c;
        continue;
      }
      if (c === '/' && text[at + 1] === '/') break;
      if (c === '"' || c === "'" || c === '`') quote = c;
      else if (c === '(' || c === '[' || c === '{') {
        if (c === '{' && body < 0 && /(?:=>|\))\s*$/.test(current)) {
          body = depth;
          current += '…';
        }
        depth += 1;
      } else if (c === ')' || c === ']' || c === '}') {
        if (depth === 0) {
          done();
          return { args, last: body < 0 ? Math.max(last, i) : last };
        }
        depth -= 1;
        if (body === depth && c === '}') {
          body = -1;
          continue;
        }
      } else if (c === ',' && depth === 0) {
        done();
        continue;
      }
      if (body < 0) {
        current += c;
        last = i;
      }
    }
    // A string does not go over a line's end; a template may.
    if (quote !== '`') quote = '';
    current += ' ';
  }
  done();
  return { args, last };
}
