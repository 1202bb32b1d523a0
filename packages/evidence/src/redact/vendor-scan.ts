import { eachRun, runAlphabet } from './character-runs.ts';
import { jwtAt } from './jwt.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Found } from './span.ts';
import { mayBegin, vendorAt } from './vendor-match.ts';
import { eachMarked, shapeOf } from './vendor-shapes.ts';
import { wordBegins } from './word-edge.ts';

/** Letters, digits, `_`, `-` and `.`: what credentials are written in. */
const keyLetters = runAlphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.');

/** No vendor's credential is shorter; most of a text is in shorter runs and is never looked at. */
const shortestRun = 17;

/** Credentials that vendors made recognisable, and JWTs, anywhere in the text. */
export function scanForVendorKeys(text: string, found: Found): void {
  eachRun(text, keyLetters, shortestRun, (start, end) => scanRun(text, start, end, found));
  eachMarked(text, (match) => found({ ...match, prefix: '', secret: text.slice(match.start, match.end) }));
}

/** Looks through one run; returns where the last credential ends, which can be past the run. */
function scanRun(text: string, start: number, end: number, found: Found): number {
  const shaped = shapeOf(text, start, end);
  if (shaped) {
    found({ ...shaped, prefix: '', secret: text.slice(shaped.start, shaped.end) });
    return shaped.end;
  }
  let noJwtBefore = start;
  let i = start;
  while (i < end) {
    if (!mayBegin(text.charCodeAt(i), text.charCodeAt(i + 1))) {
      i += 1;
      continue;
    }
    if (i >= noJwtBefore && text.startsWith('eyJ', i) && wordBegins(text, i)) {
      const jwt = jwtAt(text, i, end);
      if (jwt) {
        found(jwt);
        i = jwt.end;
        continue;
      }
      // Whatever else begins before the next full stop would fail in the same way.
      noJwtBefore = i;
      while (noJwtBefore < end && text.charCodeAt(noJwtBefore) !== 46) noJwtBefore += 1;
    }
    const match = vendorAt(text, i);
    if (match) {
      const secret = text.slice(i, match.end);
      if (!isPlaceholder(secret)) {
        found({ start: i, end: match.end, kind: match.kind, prefix: match.prefix, secret });
      }
      i = match.end;
      continue;
    }
    i += 1;
  }
  return i;
}
