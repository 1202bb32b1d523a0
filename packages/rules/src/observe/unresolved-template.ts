import type { Exchange } from '@causeway/evidence';
import { addressOf } from './address.ts';
import { lineSaying } from './json-body.ts';
import type { Observer } from './observer.ts';

/** Marks of template languages: Mustache and Handlebars, shell, Ruby, ERB, percent-encoded braces. All linear. */
const mark =
  /\{\{[^{}\n]{0,80}\}\}|\$\{\{?[^{}\n]{0,80}\}|%7B(?:%7B)?[^%/?&#\s]{0,80}(?:%7D){1,2}|#\{[^{}\n]{0,80}\}|<%=?[^%\n]{0,80}%>|\{%[^%\n]{0,80}%\}|<(?:your|my|insert|replace|enter|paste)[-_ ][^<>\n]{0,60}>|\b(?:YOUR|MY|INSERT|REPLACE|ENTER|PASTE)_[A-Z0-9_]{2,60}\b|\byour[-_](?:api[-_]?key|key|token|access[-_]token|secret|api[-_]token|account[-_]id|domain|subdomain|store|shop|project[-_]id|id)\b/;
/** `{id}` and `<id>` and `:id` fill a whole segment where they are placeholders. */
const segment =
  /^(?:\{[\w.-]{1,60}\}|<[\w .-]{1,60}>|:[a-z_]{2,40}|undefined|null|NaN|None|\[object Object\]|\[object%20Object\]|%5Bobject%20Object%5D)$/i;
const emptyWord =
  /^(?:undefined|null|none|nan|nil|\[object object\]|\{[\w.-]{1,60}\}|\$[A-Z_][A-Z0-9_]{0,80}|%[A-Z_][A-Z0-9_]{1,60}%|<[a-z][\w .-]{0,60}>)$/i;
/** Headers whose value is a credential or an id: there `undefined` is no honest value. */
const filledHeader = /authorization|key|token|secret|account|tenant|org|project|user-id|host|signature|version/i;
const unquotedInJson = /[:,[]\s{0,20}(\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{0,80}\}|undefined\b)/;
/** A member whose value is one placeholder and nothing else. */
const wholeValue =
  /:\s{0,20}"(\{\{[^{}"\n]{1,80}\}\}|\$\{[^{}"\n]{1,80}\}|<%=?[^%"\n]{1,80}%>|<your[^<>"\n]{1,60}>|YOUR_[A-Z0-9_]{2,60})"/i;

/** A placeholder that was sent as it stands: in the address, a header, or as a value of the body. */
export const unresolvedTemplate: Observer = {
  facts: ['request.unresolved_template'],
  observe({ exchange }, note) {
    const { request } = exchange;
    if (!request) return;
    const inAddress = inUrl(exchange);
    if (inAddress !== undefined) return note('request.unresolved_template', inAddress, request.line);
    for (const header of request.headers) {
      const found = inHeader(exchange, header.name, header.value);
      if (found !== undefined) return note('request.unresolved_template', found, header.line);
    }
    const { body } = request;
    if (!body) return;
    const text = body.text.slice(0, 100_000);
    // A template inside a longer text may be the text's own, as in an e-mail to be filled in later.
    const found =
      wholeValue.exec(text)?.[1] ?? (/^\s{0,50}[{[]/.test(text) ? unquotedInJson.exec(text)?.[1] : undefined);
    if (found !== undefined) note('request.unresolved_template', found, lineSaying(body, found));
  },
};

function inUrl(exchange: Exchange): string | undefined {
  const url = exchange.request?.url;
  if (url === undefined) return undefined;
  const { host, path = '', query } = addressOf(exchange);
  const found = mark.exec(url)?.[0];
  if (found !== undefined && isFinal(exchange, found)) return found;
  const inPath = path.split('/').find((part) => segment.test(part));
  if (inPath !== undefined) return inPath;
  if (host === 'undefined' || host === 'null') return host;
  for (const pair of query?.split('&') ?? []) {
    const value = pair.slice(pair.indexOf('=') + 1);
    if (pair.includes('=') && emptyWord.test(value) && !/^(?:null|none)$/i.test(value) && isFinal(exchange, value))
      return value;
  }
  return undefined;
}

function inHeader(exchange: Exchange, name: string, value: string): string | undefined {
  const found = mark.exec(value)?.[0];
  if (found !== undefined) return isFinal(exchange, found) ? found : undefined;
  if (!filledHeader.test(name)) return undefined;
  const bare = value
    .replace(/^(?:bearer|basic|token|apikey)\s+/i, '')
    .trim()
    .replace(/^["']|["']$/g, '');
  // <token> in a credential's place is as often the mark of somebody who hid theirs before pasting.
  return emptyWord.test(bare) && !/^</.test(bare) && isFinal(exchange, bare) ? bare : undefined;
}

/**
 * Whether a placeholder is what was really sent. In a command, `$NAME` is still to be filled in by the
 * shell, and YOUR_API_KEY is as often what somebody wrote over their own before pasting it.
 */
function isFinal(exchange: Exchange, found: string): boolean {
  if (exchange.seenFrom !== 'client' || exchange.request?.httpVersion !== undefined) return true;
  if (found.startsWith('$')) return found.startsWith('${{');
  return !/^<?(?:your|my|insert|replace|enter|paste)[-_ ].*(?:key|token|secret|password|id)/i.test(found);
}
