import type { TlsHandshake } from '../endpoint-look.ts';
import type { Instant } from '../exchange.ts';
import type { JsonView } from '../json/json-view.ts';

/** Playwright's `_securityDetails`; times are seconds since 1970. */
export function handshakeOf(
  json: JsonView,
  details: unknown,
  { reader, artifact, offset }: { reader: string; artifact: string; offset: number },
): TlsHandshake | undefined {
  if (details === undefined) return undefined;
  const version = json.text(json.get(details, 'protocol'));
  const subject = json.text(json.get(details, 'subjectName'));
  const issuer = json.text(json.get(details, 'issuer'));
  if (!version && !subject) return undefined;
  const place = { artifact, firstLine: offset + json.first(details), lastLine: offset + json.last(details), reader };
  const second = (name: string): Instant | undefined => {
    const value = json.get(details, name);
    const at = json.number(value);
    return at && at > 0 && at < 1e11 ? { at: at * 1000, zoneKnown: true, line: offset + json.first(value) } : undefined;
  };
  const notBefore = second('validFrom');
  const notAfter = second('validTo');
  const certificate = {
    ...(subject ? { subject } : {}),
    ...(issuer ? { issuer } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(notAfter ? { notAfter } : {}),
    line: place.firstLine,
  };
  return { ...place, ...(version ? { version } : {}), certificates: subject || issuer ? [certificate] : [] };
}

/** What tools add of their own, scalars under `_` names, and what the format has no other use for. */
export function fieldsOf(
  json: JsonView,
  entry: unknown,
  creator: string | undefined,
): Record<string, string> | undefined {
  let fields: Record<string, string> | undefined;
  const put = (name: string, value: string | undefined) => {
    if (!value || value === 'null' || value.length > 500) return;
    fields ??= {};
    fields[name] = value;
  };
  for (const [name, value] of json.members(entry)) {
    if (name === 'connection' || name === 'comment') put(name, json.scalar(value));
    else if (!name.startsWith('_') || name === '_error' || name === '__proto__') continue;
    else if (name === '_initiator') put('_initiator.type', json.text(json.get(value, 'type')));
    else if (name === '_webSocketMessages') put(`${name}.length`, String(json.items(value).length));
    else put(name, json.scalar(value));
  }
  put('creator', creator);
  if (creator === 'WebInspector') put('headersLeftOutBytes', leftOut(json, json.get(entry, 'request')));
  const response = json.get(entry, 'response');
  for (const name of ['redirectURL', '_transferSize', '_charlesStatus', '_fetchedViaServiceWorker'])
    put(name, json.scalar(json.get(response, name)));
  return fields;
}

const lineEnd = 2;

/**
 * Chrome exports without Authorization and cookies unless asked for them, and leaves no mark. Over HTTP/1.1 it still
 * states the bytes of all headers that were sent: what they are more than the headers shown was left out.
 */
function leftOut(json: JsonView, request: unknown): string | undefined {
  const stated = json.number(json.get(request, 'headersSize')) ?? -1;
  const url = json.text(json.get(request, 'url'));
  if (stated <= 0 || !url || !/^http\/1/i.test(json.text(json.get(request, 'httpVersion')) ?? '')) return undefined;
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/';
  let shown = (json.text(json.get(request, 'method')) ?? '').length + path.length + ' HTTP/1.1'.length + 1 + lineEnd;
  for (const header of json.items(json.get(request, 'headers'))) {
    const name = json.text(json.get(header, 'name')) ?? '';
    const value = json.text(json.get(header, 'value')) ?? '';
    // A masked value has another length than what was sent.
    if (value.includes('…[')) return undefined;
    shown += name.length + value.length + ': '.length + lineEnd;
  }
  return stated - shown > 8 ? String(stated - shown) : undefined;
}
