import { type Document, lineCount, lineNumber } from '@causeway/evidence';

/** JSON that stands in an artifact by itself, in a log line, or in the report. */
export interface PastedJson {
  artifact: string;
  value: object;
  text: string;
  firstLine: number;
  lastLine: number;
}

/** Limits for one artifact: attempts to read JSON, and characters of one piece. */
const mostAttempts = 60;
const longestPiece = 100_000;
const longestArtifact = 1_000_000;
/** An artifact with more lines is a log: what stands in one of its lines is not what somebody pasted to show it. */
const mostLines = 3_000;
/** Where JSON can begin: an object with a member or without any, a list of objects. */
const opening = /(?:^|[\s=:>('"`])(?:\{\s*(?:"|\}\s*$)|\[\s*\{\s*")/gm;

/** Every piece of JSON in an artifact that has members, outermost ones only. */
export function pastedJson(document: Document): PastedJson[] {
  const found: PastedJson[] = [];
  if (lineCount(document) > mostLines) return found;
  const text = document.lines.join('\n').slice(0, longestArtifact);
  let from = 0;
  for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
    opening.lastIndex = from;
    const match = opening.exec(text);
    if (!match) break;
    const start = match.index + match[0].search(/[{[]/);
    const end = closing(text, start);
    const value = end === undefined ? undefined : parsed(text.slice(start, end));
    if (end !== undefined && value !== undefined) {
      found.push({
        artifact: document.name,
        value,
        text: text.slice(start, end),
        firstLine: lineNumber(document, lineBreaks(text, start)),
        lastLine: lineNumber(document, lineBreaks(text, end - 1)),
      });
    }
    from = value === undefined || end === undefined ? start + 1 : end;
  }
  return found;
}

/** The position behind the bracket that closes the one at a position; brackets in strings do not count. */
function closing(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  const until = Math.min(text.length, start + longestPiece);
  for (let i = start; i < until; i += 1) {
    const c = text[i];
    if (inString) {
      if (c === '\\') i += 1;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '{' || c === '[') depth += 1;
    else if (c === '}' || c === ']') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return undefined;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? value : undefined;
  } catch {
    // Text with brackets that is no JSON is code or a dump, which others read.
    return undefined;
  }
}

function lineBreaks(text: string, until: number): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < until; i = text.indexOf('\n', i + 1)) count += 1;
  return count;
}
