import { scanCommandLines } from './redact/command-line.ts';
import { scanCookieJars } from './redact/cookie-jar.ts';
import { scanColumns } from './redact/csv-columns.ts';
import { scanEncoded } from './redact/encoded.ts';
import { eachUnescaped } from './redact/escapes.ts';
import { type Fingerprint, keyedFingerprint } from './redact/fingerprint.ts';
import { believed, eachJoined } from './redact/joined-lines.ts';
import { findMasks, formatMask } from './redact/mask.ts';
import { scanNamedValues } from './redact/named-values.ts';
import { scanForPrivateKeys } from './redact/private-keys.ts';
import { scanSecretUrls } from './redact/secret-urls.ts';
import { settle } from './redact/settle.ts';
import type { Span } from './redact/span.ts';
import { scanForVendorKeys } from './redact/vendor-scan.ts';
import { searchView } from './redact/view.ts';
import { withWrappedTail } from './redact/wrapped.ts';

export { findMasks, type Mask, type PlacedMask, parseMask } from './redact/mask.ts';

/** What was masked: the kind of secret and its place, never the secret. */
export interface Redaction {
  kind: string;
  /** Name of the artifact, or null for the report. */
  artifact: string | null;
  line: number;
  /** So many more of the kind follow in the artifact and are not listed. */
  more?: number;
}

export interface Redacted {
  /** As many lines as the text given. */
  text: string;
  /** Sorted by line; lines count from 1. */
  redactions: { kind: string; line: number }[];
}

export interface RedactOptions {
  /** The key of the fingerprints: the same key makes the same masks. */
  key: string;
  /** Also masks e-mail addresses, phone, card and bank account numbers. */
  personalData?: boolean;
}

/**
 * Masks live secrets: `sk_live_…[24,#a41f]` keeps the vendor's prefix, the length and a fingerprint
 * under `options.key`, which is equal for equal secrets. Pure, total and linear in the text; what is
 * redacted already stays as it is. Placeholders and what else explains a failure stay readable.
 */
export function redact(text: string, options: RedactOptions): Redacted {
  const fingerprint = keyedFingerprint(options.key);
  const first = pass(text, fingerprint);
  if (first.redactions.length === 0) return first;
  // A mask can change where its neighbour ends. Going on until nothing is found makes the result a
  // fixed point; two passes do for all but hostile text.
  let result = first;
  for (let turn = 0; turn < passes; turn += 1) {
    const next = pass(result.text, fingerprint);
    if (next.redactions.length === 0) return result;
    result = { text: next.text, redactions: [...result.redactions, ...next.redactions] };
    result.redactions.sort((a, b) => a.line - b.line);
  }
  return result;
}

const passes = 8;

function pass(text: string, fingerprint: Fingerprint): Redacted {
  const spans = secretsIn(text, 0);
  if (spans.length === 0) return { text, redactions: [] };
  return render(text, spans, fingerprint);
}

/** How often encodings inside encodings are opened. */
const deepest = 3;

function secretsIn(text: string, depth: number): Span[] {
  const masks = findMasks(text);
  const spans: Span[] = [];
  const found = (span: Span) => spans.push(span);
  scanForPrivateKeys(text, found);
  scanNamedValues(text, masks, found);
  scanSecretUrls(text, found);
  scanCommandLines(text, found);
  scanCookieJars(text, found);
  scanColumns(text, found);
  scanForVendorKeys(text, found);
  if (depth < deepest) {
    const within = (plain: string) => secretsIn(plain, depth + 1);
    scanEncoded(text, (decoded) => within(decoded)[0], found);
    eachUnescaped(text, (view) => searchView(text, view, within, found));
    eachJoined(text, (view, joints) =>
      searchView(text, view, within, (span) => {
        const kept = believed(text, span, joints);
        if (kept) found(kept);
      }),
    );
  }
  if (spans.length === 0) return spans;
  return settle(text, spans, masks).map((span) => withWrappedTail(text, span));
}

function render(text: string, spans: readonly Span[], fingerprint: Fingerprint): Redacted {
  const parts: string[] = [];
  const redactions: Redacted['redactions'] = [];
  const lines = lineCounter(text);
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    const mask = formatMask(span.prefix, span.secret.length, fingerprint(span.secret), span.attributes);
    parts.push(text.slice(at, span.start), span.quote ? `"${mask}"` : mask);
    at = span.end;
    for (const [start, end] of span.tails ?? []) {
      parts.push(text.slice(at, start), '…');
      at = end;
    }
    redactions.push({ kind: span.kind, line: lines(span.start) });
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), redactions };
}

const lineBreak = /\r\n|\n|\r/g;

/** Line numbers of ascending offsets, as `toDocument` counts lines. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = nextLine(0);
  function nextLine(from: number): number {
    lineBreak.lastIndex = from;
    return lineBreak.test(text) ? lineBreak.lastIndex : Number.POSITIVE_INFINITY;
  }
  return (offset) => {
    while (next <= offset) {
      line += 1;
      next = nextLine(next);
    }
    return line;
  };
}
