import { type Body, type Header, header } from '../exchange.ts';

const encoder = new TextEncoder();
/** A masked secret, whose length in the text is no longer that of the bytes sent. */
const mask = /…\[\d+,#/;
const beyondAscii = /[^\u0000-\u007f]/;
const cutMark = /(?:…|[[(<](?:\.{3}|…)?(?:truncated|snip(?:ped)?|cut)[^\])>]{0,40}[\])>])\s*$/i;

export interface BodyRules {
  /** What Content-Length says. */
  declaredBytes?: number;
  /** True for a line that cannot be part of the body: a prompt, a fence, the next message. */
  ends(index: number): boolean;
}

/** Where a body stands in the lines it was taken from: both ends included. */
export interface BodyPlace {
  first: number;
  last: number;
  /** The text shows that more must follow: open brackets, an open element. */
  open: boolean;
}

/** Whether a line looks like the first of a body, where nothing else says so. */
export function startsBody(text: string): boolean {
  return /^\s*(?:\{|\[(?:$|[\s"{[\]\d-])|<(?:[!?]|[A-Za-z][\w:.-]*[\s>/]))/.test(text);
}

/**
 * Finds the body that starts at a line. It ends where its own shape says (brackets balance, the root
 * element or the multipart boundary closes), where the declared bytes are reached, or else at a blank line.
 */
export function takeBody(lines: readonly string[], from: number, rules: BodyRules): BodyPlace | undefined {
  let first = from;
  while (first < lines.length && first - from < 3 && blank(lines[first]) && !rules.ends(first)) first += 1;
  if (first >= lines.length || blank(lines[first]) || rules.ends(first)) return undefined;
  const shape = shapeOf(lines[first] ?? '');
  let bytes = 0;
  let last = first;
  for (let i = first; i < lines.length; i += 1) {
    const text = lines[i] ?? '';
    if (i > first && rules.ends(i)) break;
    const declared = rules.declaredBytes;
    if (blank(text) && i > first && !shape.keepsBlank(lines[i + 1]) && !(declared !== undefined && bytes < declared))
      break;
    if (!blank(text)) last = i;
    bytes += encoder.encode(text).length + 1;
    const reached = declared !== undefined && (bytes === declared || bytes - 1 === declared);
    const more = declared !== undefined && bytes < declared && shapeOf(lines[i + 1] ?? '').closes;
    if (shape.feed(text) && !more) break;
    if (reached) break;
  }
  return { first, last, open: shape.open() };
}

/** The body as evidence. `lines` are the body's alone; `firstLine` is the number of the first in the artifact. */
export function bodyOf(lines: readonly string[], firstLine: number, open: boolean, headers: readonly Header[]): Body {
  const text = lines.join('\n');
  const declared = header(headers, 'content-encoding') ? undefined : declaredBytes(headers);
  const truncated = open || isCutShort(text, declared);
  return { text, firstLine, lastLine: firstLine + lines.length - 1, truncated };
}

/** Whether a body shows that its end is missing: a mark where it was cut, or fewer bytes than are declared. */
export function isCutShort(text: string, declared?: number): boolean {
  if (cutMark.test(text.trimEnd().slice(-80))) return true;
  // UTF-8 takes no fewer bytes than UTF-16 code units.
  if (declared === undefined || declared <= text.length || mask.test(text)) return false;
  // A line end may have been two bytes, and the last line's may have been lost: only more than that is a cut.
  let lineEnds = 2;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineEnds += 1;
  const bytes = beyondAscii.test(text) ? encoder.encode(text).length : text.length;
  return bytes + lineEnds < declared;
}

/** Content-Length, where it is a number. */
export function declaredBytes(headers: readonly Header[]): number | undefined {
  const value = header(headers, 'content-length')?.value;
  return value && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

interface Shape {
  /** Takes a line; true when the body is complete with it. */
  feed(text: string): boolean;
  open(): boolean;
  keepsBlank(next: string | undefined): boolean;
  /** Whether this shape shows its own end. */
  closes: boolean;
}

function shapeOf(first: string): Shape {
  if (/^\s*(?:\{|\[(?:$|[\s"{[\]\d-]))/.test(first)) return jsonShape();
  const boundary = /^--[\w'()+,./:=?-]{4,}$/.exec(first)?.[0];
  if (boundary) return closedBy((text) => text.startsWith(`${boundary}--`));
  if (/^\s*<!doctype html|^\s*<html/i.test(first)) return closedBy((text) => /<\/html>/i.test(text));
  const root = /^\s*<([A-Za-z][\w:.-]*)/.exec(first)?.[1];
  if (root) return closedBy((text) => text.includes(`</${root}>`) || /^\s*<[^<>]*\/>\s*$/.test(text));
  return { feed: () => false, open: () => false, keepsBlank: () => false, closes: false };
}

function closedBy(isLast: (text: string) => boolean): Shape {
  let done = false;
  const feed = (text: string) => {
    done ||= isLast(text);
    return done;
  };
  return { feed, open: () => !done, keepsBlank: () => true, closes: true };
}

function jsonShape(): Shape {
  let depth = 0;
  let inString = false;
  const feed = (text: string) => {
    for (let i = 0; i < text.length; i += 1) {
      const c = text[i];
      if (inString) {
        if (c === '\\') i += 1;
        else if (c === '"') inString = false;
      } else if (c === '"') inString = true;
      else if (c === '{' || c === '[') depth += 1;
      else if (c === '}' || c === ']') depth -= 1;
    }
    // JSON has no line end within a string: one that is open here was cut or wrapped.
    return depth <= 0 && !inString;
  };
  const keepsBlank = (next: string | undefined) => /^\s*["{}[\]]/.test(next ?? '');
  return { feed, open: () => depth > 0 || inString, keepsBlank, closes: true };
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/**
 * Whether a line, met where a response's body may stand, is one: prose that happens to follow a
 * transcript must not become what the server said. `bytesSeen` is what the source says was received.
 */
export function isLikelyBody(text: string, status: number, headers: readonly Header[], bytesSeen = 0): boolean {
  const declared = declaredBytes(headers);
  if (status === 204 || status === 304 || declared === 0) return false;
  if (startsBody(text)) return true;
  if (declared !== undefined && encoder.encode(text).length === declared) return true;
  const type = header(headers, 'content-type')?.value.toLowerCase();
  if (bytesSeen > 0) return true;
  if (!type) return declared !== undefined || header(headers, 'transfer-encoding') !== undefined;
  if (type.includes('json')) return /^\s*(?:"|(?:null|true|false|-?\d[\d.eE+-]*)\s*$)/.test(text);
  return !/html|xml/.test(type);
}
