import { EvidenceError } from '../evidence-error.ts';
import { type RedactOptions, redact } from '../redact.ts';

/** The next whole lines of a long text, redacted. */
export interface RedactedChunk {
  /** Whole lines with their line breaks; the last chunk's last line may have none. */
  text: string;
  /** The number, in the whole text, of the first line in `text`; lines count from 1. */
  firstLine: number;
  /** Sorted by line; lines count from the beginning of the whole text. */
  redactions: { kind: string; line: number }[];
}

/** Takes a text piece by piece. What comes out, joined, is what `redact` makes of the whole. */
export interface ChunkRedactor {
  /** Takes the next piece, of any length, cut anywhere; returns what is finished with it, often nothing. */
  take(piece: string): RedactedChunk | undefined;
  /** What is left when all has been taken. */
  end(): RedactedChunk | undefined;
}

/**
 * Characters on either side of a chunk that are looked at together with it. A secret that goes over line
 * breaks (a key block, a wrapped token, a name on one line and its value on the next) is found whole when
 * it lies within this distance; the largest in use, a PGP key block, is about a quarter of that.
 */
const usualReach = 64 * 1024;
/** Characters redacted at once: enough that what is looked at twice is a few in a hundred. */
const usualSize = 2 * 1024 * 1024;
/** Nothing with lines that long is a log; a line is held in memory whole. */
const longestLine = 32 * 1024 * 1024;

export interface ChunkSizes {
  /** Characters redacted at once, at least. */
  size?: number;
  /** Characters before and after them that are looked at together with them. */
  reach?: number;
}

/**
 * Redacts a text that is too long to be held: `take` pieces as they are read, `end` it, and use the chunks
 * that come out in order. The end of each chunk is at the end of a line; the raw text held back is that of
 * one chunk and the reach on both its sides, whatever the length of the text.
 * @throws EvidenceError (from `take`) when a single line is longer than 32 Mi characters
 */
export function chunkRedactor(
  options: RedactOptions,
  { size = usualSize, reach = usualReach }: ChunkSizes = {},
): ChunkRedactor {
  let context = '';
  let pieces: string[] = [];
  let waiting = 0;
  let wanted = size + reach;
  let firstLine = 1;

  function emit(chunk: string, after: string): RedactedChunk {
    const before = countBreaks(context);
    const lines = countBreaks(chunk);
    const redacted = redact(context + chunk + after, options);
    const start = afterBreaks(redacted.text, 0, before);
    // The last chunk may end without a line break.
    const end = after === '' && !endsLine(chunk) ? redacted.text.length : afterBreaks(redacted.text, start, lines);
    const lastLine = before + lines + (endsLine(chunk) ? 0 : 1);
    const made: RedactedChunk = { text: redacted.text.slice(start, end), firstLine, redactions: [] };
    for (const { kind, line } of redacted.redactions) {
      if (line > before && line <= lastLine) made.redactions.push({ kind, line: line - before + firstLine - 1 });
    }
    firstLine += lines;
    context = (context + chunk).slice(-reach);
    return made;
  }

  return {
    take(piece) {
      pieces.push(piece);
      waiting += piece.length;
      if (waiting < wanted) return undefined;
      const text = pieces.join('');
      const cut = lastBreak(text, text.length - reach);
      if (cut === 0) {
        if (text.length > longestLine) throw tooLong();
        pieces = [text];
        // A long line is not joined anew with each of its pieces.
        wanted = waiting * 2;
        return undefined;
      }
      const rest = text.slice(cut);
      pieces = [rest];
      waiting = rest.length;
      wanted = waiting + size;
      return emit(text.slice(0, cut), rest.slice(0, reach));
    },
    end() {
      const text = pieces.join('');
      pieces = [];
      waiting = 0;
      return text === '' ? undefined : emit(text, '');
    },
  };
}

function tooLong(): EvidenceError {
  return new EvidenceError(
    'TOO_LARGE',
    `A line has more than ${longestLine} characters.`,
    'Break the text into lines, or give the part that matters.',
    ['content'],
    longestLine,
  );
}

/** Where the line after the last break before `limit` begins; 0 when there is none. */
function lastBreak(text: string, limit: number): number {
  const feed = text.lastIndexOf('\n', limit - 1) + 1;
  const carriage = text.lastIndexOf('\r', limit - 1) + 1;
  // A carriage return followed by a line feed is half a break.
  return carriage > feed && text.charCodeAt(carriage) !== 10 && carriage < text.length ? carriage : feed;
}

function endsLine(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === 10 || last === 13;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = nextBreak(text, 0); at >= 0; at = nextBreak(text, at)) count += 1;
  return count;
}

/** Where the text goes on after so many breaks from `from`. */
function afterBreaks(text: string, from: number, breaks: number): number {
  let at = from;
  for (let n = 0; n < breaks; n += 1) {
    const next = nextBreak(text, at);
    if (next < 0) return text.length;
    at = next;
  }
  return at;
}

const lineBreak = /\r\n|\n|\r/g;

function nextBreak(text: string, from: number): number {
  lineBreak.lastIndex = from;
  return lineBreak.test(text) ? lineBreak.lastIndex : -1;
}
