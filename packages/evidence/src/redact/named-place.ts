import { quoteAt, quoteBefore, stringEnd } from './quotes.ts';
import type { RunEnds } from './run-ends.ts';

/** How a value is tied to its name: it decides how far the name is trusted. */
type Tie = 'quoted' | 'line' | 'query' | 'assigned' | 'spaced' | 'flag' | 'element' | 'number';

/** Where the value of a name stands. */
export interface NamedPlace {
  start: number;
  end: number;
  tie: Tie;
  /** The value goes on to the end of its line or string: it may hold spaces. */
  whole: boolean;
}

const blank = /(?:[ \t]|\u001b\[[0-9;]{0,12}m)*/y;
const blankAndBreaks = /[ \t\r\n]*/y;
const escapedBreaks = /(?:[ \t\r\n]|\\{1,15}[nrt])*/y;
const separator = /=>|:=|==|=|:(?![:/])|%3D|%3A|&#61;/iy;
const stringPrefix = /[bBrRuUfF@$]{0,2}(?=["'])/y;
const opening = /[[({]?[ \t\r\n]*/y;
const restOfLine = /(?:[^\r\n\\]|\\(?![rn]))*/y;
/** A credential in the middle of a line: what comes later on it is not looked at. */
const restOfLineNearby = /(?:[^\r\n\\]|\\(?![rn])){0,2048}/y;
const number = /[0-9]{3,40}(?=\s*[,}\]])/y;
const valueKey = /^(?:value|val)$/i;

const after = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/** Finds the values that belong to the name at `start` to `end`; several for a list of strings. */
export function placesAfter(
  text: string,
  start: number,
  end: number,
  ties: { isFlag: boolean; isHeader: boolean; ends: RunEnds },
): NamedPlace[] {
  const { isFlag, isHeader, ends } = ties;
  const opened = quoteBefore(text, start);
  let at = after(blank, text, end);
  const closing = opened === '' ? '' : quoteAt(text, at);
  const nameQuoted = closing !== '';
  if (nameQuoted) {
    at += closing.length;
    const part = formPart(text, start - opened.length, at);
    if (part) return [part];
    if (/[\])]/.test(text.charAt(at))) at += 1;
    at = after(escapedBreaks, text, at);
    const paired = pairedValue(text, at, ends);
    if (paired) return [paired];
    if (text.charAt(at) === '>') return element(text, at + 1);
  } else if (
    text.charAt(start - 1) === '<' ||
    (text.charAt(start - 1) === ':' && /<\w{1,20}:$/.test(text.slice(Math.max(0, start - 22), start)))
  ) {
    const tagEnd = /^(?:\s[^<>]{0,200})?>/.exec(text.slice(at, at + 204));
    return tagEnd ? element(text, at + tagEnd[0].length) : [];
  }
  const spaced = at > end && !nameQuoted;
  const sepEnd = after(separator, text, at);
  if (sepEnd === at) return isFlag && spaced ? flagged(text, at, ends) : (yamlPair(text, at, ends) ?? []);
  const sign = text.slice(at, sepEnd).toLowerCase();
  let value = after(blank, text, sepEnd);
  const gap = value > sepEnd;
  if (nameQuoted) value = after(escapedBreaks, text, value);
  const bracket = /[[({]/.test(text.charAt(value));
  const inner = bracket ? after(opening, text, value) : value;
  const prefixed = after(stringPrefix, text, inner);
  const quote = quoteAt(text, prefixed);
  if (quote && !(opened && !nameQuoted && quote.endsWith(opened.slice(-1)))) {
    const member = text.charAt(value) === '{' ? valueMember(text, prefixed, ends, false) : undefined;
    return member ? [member] : strings(text, prefixed, quote, bracket);
  }
  if (bracket && !isHeader) return [];
  if (nameQuoted) {
    const digits = after(number, text, value);
    return digits > value ? [{ start: value, end: digits, tie: 'number', whole: false }] : [];
  }
  const atLineStart = beginsLine(text, start);
  if (sign.startsWith('%')) return [{ start: value, end: ends.encoded(value), tie: 'query', whole: false }];
  if (opened && (sign === ':' || isHeader)) {
    // The whole header is a string: -H 'X-Api-Key: …'.
    return [{ start: value, end: stringEnd(text, value, opened).end, tie: 'line', whole: true }];
  }
  if (sign === ':' && atLineStart)
    return [{ start: value, end: after(restOfLine, text, value), tie: 'line', whole: true }];
  if (/[?&;]$|&amp;$|u0026$|%26$|%3f$/i.test(text.slice(Math.max(0, start - 6), start))) {
    return [{ start: value, end: ends.value(value), tie: 'query', whole: false }];
  }
  if (bracket) return [{ start: inner, end: ends.value(inner), tie: 'spaced', whole: false }];
  if (sign === '=' && !gap && !spaced) {
    return [assigned(text, value, atLineStart, ends)];
  }
  const stop = isHeader ? after(restOfLineNearby, text, value) : ends.value(value);
  const nextLine = stop === value ? yamlPair(text, value, ends) : undefined;
  return nextLine ?? [{ start: value, end: stop, tie: 'spaced', whole: false }];
}

const partLead = /(?:^|[\s;])name=$/;
const partGap =
  /[^\r\n\\]{0,200}(?:(?:\r\n|\n|\\{1,4}r\\{1,4}n|\\{1,4}n)[A-Za-z-]{1,40}: ?[^\r\n\\]{0,200}){0,3}(?:\r\n\r\n|\n\n|(?:\\{1,4}r\\{1,4}n){2}|(?:\\{1,4}n){2})/y;

/** The value of `Content-Disposition: form-data; name="…"`, behind the part's blank line (RFC 7578). */
function formPart(text: string, before: number, at: number): NamedPlace | undefined {
  if (!partLead.test(text.slice(Math.max(0, before - 6), before))) return undefined;
  const value = after(partGap, text, at);
  if (value === at) return undefined;
  return { start: value, end: after(restOfLine, text, value), tie: 'line', whole: true };
}

/** `NAME=value`: alone on its line the value may hold any sign; among others it ends where the next begins. */
function assigned(text: string, at: number, atLineStart: boolean, ends: RunEnds): NamedPlace {
  const near = ends.value(at);
  if (!atLineStart) return { start: at, end: near, tie: 'assigned', whole: false };
  if (text.charAt(near) === '&') return { start: at, end: near, tie: 'query', whole: false };
  const isList = /^[,;|]\s?[\w.-]{1,40}[=:]/.test(text.slice(near, near + 44));
  return { start: at, end: isList ? near : ends.word(at), tie: 'line', whole: false };
}

/** After `"name": "X"`: the `value` member or attribute that goes with it. */
function pairedValue(text: string, at: number, ends: RunEnds): NamedPlace | undefined {
  let i = at;
  if (text.charAt(i) === ',') i = after(escapedBreaks, text, i + 1);
  const attribute = /^value\s?=\s?/i.exec(text.slice(i, i + 9));
  if (attribute) {
    const quote = quoteAt(text, i + attribute[0].length);
    const from = i + attribute[0].length + quote.length;
    return quote ? { start: from, end: stringEnd(text, from, quote).end, tie: 'quoted', whole: true } : undefined;
  }
  if (i === at) return undefined;
  return valueMember(text, i, ends, true);
}

/**
 * The string under `value` in the object whose members begin at `at`. Members before it, such as a
 * comment, are few; the object's end stops the search. With `orBare` a first string that is no key
 * counts as the value: lists of names and values in turn, as Node's rawHeaders.
 */
function valueMember(text: string, at: number, ends: RunEnds, orBare: boolean): NamedPlace | undefined {
  let i = at;
  for (let member = 0; member < 6; member += 1) {
    const quote = quoteAt(text, i);
    if (!quote) return undefined;
    const key = stringEnd(text, i + quote.length, quote);
    const bare: NamedPlace = { start: i + quote.length, end: key.end, tie: 'quoted', whole: true };
    let value = after(escapedBreaks, text, key.end + quote.length);
    if (!key.closed || key.end - i > 60 || text.charAt(value) !== ':') return orBare && member === 0 ? bare : undefined;
    value = after(escapedBreaks, text, value + 1);
    const open = quoteAt(text, value);
    const end = open ? stringEnd(text, value + open.length, open).end : ends.value(value);
    if (valueKey.test(text.slice(i + quote.length, key.end))) {
      return open ? { start: value + open.length, end, tie: 'quoted', whole: true } : undefined;
    }
    if (end - value > 400) return undefined;
    i = after(escapedBreaks, text, end + open.length);
    if (text.charAt(i) !== ',') return undefined;
    i = after(escapedBreaks, text, i + 1);
  }
  return undefined;
}

/** `name: X` on one line and `value: …` on the next, as Kubernetes writes environments. */
function yamlPair(text: string, at: number, ends: RunEnds): NamedPlace[] | undefined {
  const broken = after(blankAndBreaks, text, at);
  // A list's next item also begins with a break; only the member `value` counts.
  const match = broken > at ? /^value:[ \t]*/.exec(text.slice(broken, broken + 12)) : null;
  if (!match) return undefined;
  const from = broken + match[0].length;
  const quote = quoteAt(text, from);
  if (quote) return strings(text, from, quote, false);
  return [{ start: from, end: ends.word(from), tie: 'line', whole: false }];
}

function strings(text: string, at: number, quote: string, list: boolean): NamedPlace[] {
  const places: NamedPlace[] = [];
  for (let i = at, open = quote; open !== '' && places.length < 50; ) {
    const start = i + open.length;
    const { end, closed } = stringEnd(text, start, open);
    places.push({ start, end, tie: 'quoted', whole: true });
    if (!list || !closed) break;
    i = after(escapedBreaks, text, end + open.length);
    if (text.charAt(i) !== ',') break;
    i = after(escapedBreaks, text, i + 1);
    open = quoteAt(text, i);
  }
  return places;
}

/** What an element holds. Where it is not closed on its line, `<token>` may be a placeholder in something else. */
function element(text: string, at: number): NamedPlace[] {
  const lead = after(blankAndBreaks, text, at);
  const start = text.startsWith('<![CDATA[', lead) ? lead + 9 : lead;
  let end = start;
  while (end < text.length && !/[<>\n\r]/.test(text.charAt(end))) end += 1;
  const closed =
    text.charAt(end) === '<' || (text.charAt(end) !== '>' && text.startsWith('<', after(blankAndBreaks, text, end)));
  if (text.startsWith(']]>', end - 2)) end -= 2;
  else if (!closed && /["'{},;\s]/.test(text.slice(start, end))) return [];
  return end > start ? [{ start, end, tie: 'element', whole: true }] : [];
}

function flagged(text: string, at: number, ends: RunEnds): NamedPlace[] {
  const quote = quoteAt(text, at);
  if (quote) return strings(text, at, quote, false);
  return [{ start: at, end: ends.word(at), tie: 'flag', whole: false }];
}

const lineLead =
  /(?:[\r\n]|\\[rn])[ \t]*(?:[<>*|+-]{1,2}[ \t]*)?(?:(?:export|set|setx|ENV|env|ARG|declare -x)[ \t]+)?$/;

/** True when only blanks, a mark of curl's or a list's, or `export` stands before the name on its line. */
function beginsLine(text: string, start: number): boolean {
  return lineLead.test(start < 24 ? `\n${text.slice(0, start)}` : text.slice(start - 24, start));
}
