import { scanCommandLines } from './redact/command-line.ts';
import { scanCookieJars } from './redact/cookie-jar.ts';
import { scanColumns } from './redact/csv-columns.ts';
import { scanEncoded } from './redact/encoded.ts';
import { eachUnescaped } from './redact/escapes.ts';
import { type Fingerprint, keyedFingerprint } from './redact/fingerprint.ts';
import { scanHexDumps } from './redact/hex-dump.ts';
import { believed, eachJoined } from './redact/joined-lines.ts';
import { findMasks, formatMask } from './redact/mask.ts';
import { scanNamedValues } from './redact/named-values.ts';
import { scanPersonalData } from './redact/personal/personal-data.ts';
import { scanForPrivateKeys } from './redact/private-keys.ts';
import { scanSecretUrls } from './redact/secret-urls.ts';
import { scanBesideMasks, settle } from './redact/settle.ts';
import type { Found, Span } from './redact/span.ts';
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
  const scans = options.personalData ? [scanPersonalData] : [];
  let spans = secretsIn(text, 0, scans);
  if (spans.length === 0) return { text, redactions: [] };
  let result = render(text, spans, fingerprint);
  // A mask can change where its neighbour ends, and joined lines are one text over hundreds of lines: only a look
  // at the whole text that finds nothing makes the result a fixed point. What such a look does find changes its
  // surroundings as a rule, which are read again first.
  let isWhole = true;
  for (let turn = 0; turn < turns; turn += 1) {
    spans = isWhole ? secretsIn(result.text, 0, scans) : secretsAround(result.text, result.masked, scans);
    if (spans.length > 0) {
      const next = render(result.text, spans, fingerprint);
      result = { ...next, redactions: [...result.redactions, ...next.redactions] };
    } else if (isWhole) break;
    isWhole = spans.length === 0;
  }
  result.redactions.sort((a, b) => a.line - b.line);
  return { text: result.text, redactions: result.redactions };
}

/** One turn does for all but hostile text. */
const turns = 24;
/** Characters on either side of a mask that may read otherwise with it. */
const near = 1500;

/** What is found when only the surroundings of masks are looked at. `masked` are their offsets, ascending. */
function secretsAround(text: string, masked: readonly number[], scans: readonly Scan[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < masked.length; ) {
    const start = lineStartNear(text, masked[i] ?? 0);
    let end = lineEndNear(text, masked[i] ?? 0);
    for (i += 1; i < masked.length && lineStartNear(text, masked[i] ?? 0) < end; i += 1) {
      end = lineEndNear(text, masked[i] ?? 0);
    }
    for (const span of secretsIn(text.slice(start, end), 0, scans)) spans.push(shifted(span, start));
  }
  return spans;
}

/** How close to its line's end a mask has to stand to be read together with the line beyond. */
const edge = 4;

/** The beginning of the mask's line, of the line above where the mask begins it, or of a word that is near. */
function lineStartNear(text: string, at: number): number {
  const from = Math.max(0, at - near);
  const before = text.slice(from, at);
  const own = before.lastIndexOf('\n');
  const start = own >= 0 && before.length - own <= edge ? before.lastIndexOf('\n', own - 1) : own;
  if (start >= 0 || from === 0) return from + start + 1;
  return from + Math.max(0, before.search(/[\s"'`]/));
}

const maskAndEdge = /[^\r\n]{0,24}?…(?:\[[^\]\r\n]{0,200}\])?[^\r\n]{0,4}\r?\n/y;

/** The end of the mask's line, of the line below where the mask ends it, or of a word that is near. */
function lineEndNear(text: string, at: number): number {
  const after = text.slice(at, at + near);
  const own = after.indexOf('\n');
  maskAndEdge.lastIndex = at;
  const end = own >= 0 && maskAndEdge.test(text) ? after.indexOf('\n', own + 1) : own;
  if (end >= 0 || after.length < near) return at + (end < 0 ? after.length : end);
  return at + (/^[\s\S]*[\s"'`]/.exec(after)?.[0].length ?? near);
}

function shifted(span: Span, by: number): Span {
  const tails = span.tails?.map(([start, end]): [number, number] => [start + by, end + by]);
  return { ...span, start: span.start + by, end: span.end + by, ...(tails ? { tails } : {}) };
}

/** How often encodings inside encodings are opened. */
const deepest = 3;

/** What is looked for beside secrets. */
type Scan = (text: string, found: Found) => void;

/** In lines joined on a guess a mask's neighbour on the line above is no more of what is masked: `isJoined`. */
function secretsIn(text: string, depth: number, scans: readonly Scan[], isJoined = false): Span[] {
  const masks = findMasks(text);
  const spans: Span[] = [];
  const found = (span: Span) => spans.push(span);
  if (!isJoined) scanBesideMasks(text, masks, found);
  scanForPrivateKeys(text, found);
  scanNamedValues(text, masks, found);
  scanSecretUrls(text, found);
  scanCommandLines(text, found);
  scanCookieJars(text, found);
  scanColumns(text, found);
  scanForVendorKeys(text, found);
  for (const scan of scans) scan(text, found);
  if (depth < deepest) {
    const within = (plain: string) => secretsIn(plain, depth + 1, scans);
    scanEncoded(text, (decoded) => within(decoded)[0], found);
    scanHexDumps(text, within, found);
    eachUnescaped(text, (view) => searchView(text, view, within, found));
    const withinJoined = (plain: string) => secretsIn(plain, depth + 1, scans, true);
    eachJoined(text, (view, joints) =>
      searchView(text, view, withinJoined, (span) => {
        const kept = believed(text, span, joints);
        if (kept) found(kept);
      }),
    );
  }
  if (spans.length === 0) return spans;
  return settle(text, spans, masks).map((span) => withWrappedTail(text, span));
}

/** `masked` are the offsets of the masks in the new text. */
function render(text: string, spans: readonly Span[], fingerprint: Fingerprint): Redacted & { masked: number[] } {
  const parts: string[] = [];
  const masked: number[] = [];
  let length = 0;
  const redactions: Redacted['redactions'] = [];
  const lines = lineCounter(text);
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    const mask = formatMask(span.prefix, span.secret.length, fingerprint(span.secret), span.attributes);
    const put = (start: number, end: number, instead: string) => {
      parts.push(text.slice(at, start), instead);
      length += start - at;
      masked.push(length);
      length += instead.length;
      at = end;
    };
    put(span.start, span.end, span.quote ? `"${mask}"` : mask);
    for (const [start, end] of span.tails ?? []) put(start, end, '…');
    redactions.push({ kind: span.kind, line: lines(span.start) });
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), redactions, masked };
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
