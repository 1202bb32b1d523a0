import type { Section } from '../../document.ts';
import type { Body, Exchange, Header, HttpRequest, HttpResponse, Instant, TransportError } from '../../exchange.ts';
import { bodyOf } from '../../http/body.ts';
import { at, type JsonNode, numberAt, parseJsonAt, textAt } from '../../json/json-places.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'har';
/** The first key of a HAR, or of one of its entries as browsers order them when they are copied alone. */
const starts = /\{\s*"(?:log|version|startedDateTime|pageref|connection|cache|request|_[A-Za-z]+)"\s*:/g;
const phases = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'];
const textual = /^(?:text\/|[^;]*(?:json|xml|javascript|x-www-form-urlencoded|graphql))/i;

/** Reads HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/): a file, one within other text, single entries, one cut off. */
export const har: Reader = {
  id,
  title: 'HAR file',
  formats: [{ title: 'HAR of Chrome', sample: 'chrome.har', source: 'Chromium, run' }],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.includes('"request"'))) return [];
    const text = section.lines.join('\n');
    const lineOf = lineCounter(section);
    const found: Found[] = [];
    // Whatever stands in the text, no part of it is read more than a few times.
    let budget = text.length * 4 + 1000;
    starts.lastIndex = 0;
    for (let match = starts.exec(text); match && budget > 0; match = starts.exec(text)) {
      const node = parseJsonAt(text, match.index);
      const resume = match.index + 1;
      budget -= (node?.end ?? resume) - match.index;
      const exchanges = node ? entriesOf(node).map((entry) => exchangeOf(entry, section.artifact, lineOf)) : [];
      starts.lastIndex = resume;
      if (!node || exchanges.length === 0) continue;
      found.push({ firstLine: lineOf(node.start), lastLine: lineOf(Math.max(node.start, node.end - 1)), exchanges });
      starts.lastIndex = Math.max(resume, node.end);
    }
    return merged(found);
  },
};

/** Several entries on one line are one find. */
function merged(found: readonly Found[]): Found[] {
  const result: Found[] = [];
  for (const next of found) {
    const last = result.at(-1);
    if (!last || next.firstLine > last.lastLine) result.push(next);
    else {
      last.lastLine = Math.max(last.lastLine, next.lastLine);
      for (const exchange of next.exchanges ?? []) last.exchanges?.push(exchange);
    }
  }
  return result;
}

function lineCounter(section: Section): (offset: number) => number {
  const starts: number[] = [];
  let offset = 0;
  for (const line of section.lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  return (place) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return section.firstLine + low;
  };
}

function entriesOf(node: JsonNode): JsonNode[] {
  const all = (at(node, 'log', 'entries') ?? at(node, 'entries'))?.items;
  if (!all) return isEntry(node) ? [node] : [];
  const entries = all.filter(isEntry);
  const complete = entries.filter((entry) => entry.complete);
  // Of a file that is cut off, the last entry is left out, unless it is all there is.
  return complete.length ? complete : entries;
}

/** Other logs have `request` and `response` too; only a HAR's request has a list of headers or stands beside its time. */
function isEntry(node: JsonNode): boolean {
  const request = at(node, 'request');
  if (textAt(request, 'method') === undefined || textAt(request, 'url') === undefined) return false;
  if (!at(request, 'headers')?.items && textAt(node, 'startedDateTime') === undefined) return false;
  return at(node, 'response')?.members !== undefined || node.complete;
}

function exchangeOf(entry: JsonNode, artifact: string, lineOf: (offset: number) => number): Exchange {
  const response = responseOf(at(entry, 'response'), lineOf);
  const error = errorOf(entry, response !== undefined, lineOf);
  const startedAt = instantOf(at(entry, 'startedDateTime'), lineOf);
  const time = numberAt(entry, 'time');
  const timings: Record<string, number> = {};
  for (const phase of phases) {
    const value = numberAt(entry, 'timings', phase);
    // -1 says that the phase does not apply.
    if (value !== undefined && value >= 0) timings[phase] = value;
  }
  const peer = textAt(entry, 'serverIPAddress');
  return {
    artifact,
    firstLine: lineOf(entry.start),
    lastLine: lineOf(Math.max(entry.start, entry.end - 1)),
    reader: id,
    seenFrom: 'client',
    request: requestOf(at(entry, 'request') ?? entry, lineOf),
    ...(response ? { response } : {}),
    ...(error ? { error } : {}),
    ...(startedAt ? { startedAt } : {}),
    ...(time !== undefined && time >= 0 ? { durationMs: time } : {}),
    ...(Object.keys(timings).length ? { timings } : {}),
    ...(peer ? { peer } : {}),
  };
}

function requestOf(node: JsonNode, lineOf: (offset: number) => number): HttpRequest {
  const headers = headersOf(at(node, 'headers'), lineOf);
  const method = textAt(node, 'method');
  const url = textAt(node, 'url');
  const httpVersion = versionOf(textAt(node, 'httpVersion'));
  const body = postedOf(at(node, 'postData'), headers, lineOf);
  const bytes = numberAt(node, 'bodySize');
  return {
    ...(method ? { method } : {}),
    ...(url ? { url } : {}),
    ...(httpVersion ? { httpVersion } : {}),
    headers,
    ...(body ? { body } : {}),
    ...(bytes !== undefined && bytes >= 0 ? { bodyBytes: bytes } : {}),
    line: lineOf((at(node, 'url') ?? node).start),
  };
}

function postedOf(
  node: JsonNode | undefined,
  headers: readonly Header[],
  lineOf: (offset: number) => number,
): Body | undefined {
  const text = textAt(node, 'text');
  const place = at(node, 'text') ?? at(node, 'params');
  if (!node || !place) return undefined;
  if (text) return { ...bodyOf(text.split('\n'), 1, false, headers), ...placed(place, lineOf) };
  const params = at(node, 'params')?.items ?? [];
  const joined = params.map((param) => `${textAt(param, 'name') ?? ''}=${textAt(param, 'value') ?? ''}`).join('&');
  return joined ? { text: joined, ...placed(place, lineOf), truncated: !place.complete } : undefined;
}

function responseOf(node: JsonNode | undefined, lineOf: (offset: number) => number): HttpResponse | undefined {
  const status = numberAt(node, 'status');
  if (!node || status === undefined || !Number.isInteger(status) || status < 100 || status > 999) return undefined;
  const reason = textAt(node, 'statusText')?.trim();
  const httpVersion = versionOf(textAt(node, 'httpVersion'));
  const body = contentOf(at(node, 'content'), lineOf);
  const size = numberAt(node, 'content', 'size');
  return {
    status,
    ...(reason ? { reason } : {}),
    ...(httpVersion ? { httpVersion } : {}),
    headers: headersOf(at(node, 'headers'), lineOf),
    ...(body ? { body } : {}),
    ...(size !== undefined && size >= 0 ? { bodyBytes: size } : {}),
    line: lineOf((at(node, 'status') ?? node).start),
  };
}

function contentOf(node: JsonNode | undefined, lineOf: (offset: number) => number): Body | undefined {
  const place = at(node, 'text');
  const given = textAt(node, 'text');
  if (!place || !given) return undefined;
  const base64 = textAt(node, 'encoding')?.toLowerCase() === 'base64';
  const text = base64 ? decoded(given, textAt(node, 'mimeType') ?? '') : given;
  if (text === undefined) return undefined;
  // `size` is that of the decoded content, as the content-length of what is compared with here.
  const size = numberAt(node, 'size');
  const declared = size === undefined || size < 0 ? [] : [{ name: 'content-length', value: String(size), line: 1 }];
  return { ...bodyOf(text.split('\n'), 1, false, declared), ...placed(place, lineOf) };
}

function decoded(base64: string, mimeType: string): string | undefined {
  if (!textual.test(mimeType)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not base64, or not text after all: there is nothing to read in it.
    return undefined;
  }
}

function placed(node: JsonNode, lineOf: (offset: number) => number): { firstLine: number; lastLine: number } {
  return { firstLine: lineOf(node.start), lastLine: lineOf(Math.max(node.start, node.end - 1)) };
}

function headersOf(node: JsonNode | undefined, lineOf: (offset: number) => number): Header[] {
  return (node?.items ?? []).flatMap((item) => {
    const name = textAt(item, 'name');
    const value = at(item, 'value');
    // Pseudo headers repeat the request line.
    if (!name || name.startsWith(':') || typeof value?.value !== 'string') return [];
    return [{ name, value: value.value.trim(), line: lineOf(value.start) }];
  });
}

function errorOf(entry: JsonNode, answered: boolean, lineOf: (offset: number) => number): TransportError | undefined {
  const said = [
    at(entry, 'response', '_error'),
    at(entry, '_error'),
    answered ? undefined : at(entry, 'response', 'comment'),
    answered ? undefined : at(entry, 'comment'),
  ];
  const place = said.find((node) => typeof node?.value === 'string' && node.value !== '');
  const status = at(entry, 'response', 'status');
  if (!place && (answered || status?.value !== 0)) return undefined;
  const reason = textAt(entry, 'response', 'statusText')?.trim();
  const message =
    typeof place?.value === 'string' ? place.value : reason || 'No response: the browser recorded status 0';
  const code = /\b(?:net::ERR_[A-Z0-9_]+|NS_ERROR_[A-Z0-9_]+|E[A-Z]{4,20})\b/.exec(message)?.[0];
  const { firstLine, lastLine } = placed(place ?? status ?? entry, lineOf);
  return { ...(code ? { code } : {}), message, firstLine, lastLine };
}

function instantOf(node: JsonNode | undefined, lineOf: (offset: number) => number): Instant | undefined {
  if (!node || typeof node.value !== 'string') return undefined;
  const zoneKnown = /(?:Z|[+-]\d\d:?\d\d)$/i.test(node.value);
  const millis = Date.parse(zoneKnown || !node.value.includes('T') ? node.value : `${node.value}Z`);
  return Number.isNaN(millis) ? undefined : { at: millis, zoneKnown, line: lineOf(node.start) };
}

/** `HTTP/1.1`, `http/2.0`, `h2`, `h3` to `1.1`, `2.0`, `2`, `3`. */
function versionOf(text: string | undefined): string | undefined {
  return /^(?:HTTP\/|h)(\d(?:\.\d)?)/i.exec(text ?? '')?.[1];
}
