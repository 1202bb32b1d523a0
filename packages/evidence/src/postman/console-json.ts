import type { Section } from '../document.ts';
import type { TlsHandshake } from '../endpoint-look.ts';
import type { Exchange, Instant } from '../exchange.ts';
import { type Claim, indicesFrom } from '../http/claims.ts';
import { JsonPlace, jsonAt } from '../json/json-in-lines.ts';
import { placeIn } from '../place.ts';
import { bodyAt, headersOf } from './shapes.ts';

/** `GET https://…: {`, as the console's "Copy All" writes it. */
const heading = /^([A-Z]{3,10}) (https?:\/\/\S{1,20000}?):? *(\{.*)?$/;

/**
 * What the console copies of its requests: a line with method and URL, and an object with "Network", "Request
 * Headers", "Request Body", "Response Headers", "Response Body".
 */
export function consoleEntries(section: Section, reader: string): Claim[] {
  const { lines } = section;
  const claims: Claim[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const text = lines[i] ?? '';
    const found = text.length <= 20_000_000 && text.includes('://') ? heading.exec(text) : null;
    if (!found?.[1] || !found[2]) continue;
    const line = found[3] === undefined ? i + 1 : i;
    const column = found[3] === undefined ? (lines[line] ?? '').indexOf('{') : text.length - found[3].length;
    const value = column < 0 ? undefined : jsonAt(lines, line, column);
    const place = value && new JsonPlace(value.view, value.root);
    if (!place || !(place.get('Request Headers') || place.get('Response Headers') || place.get('Network'))) continue;
    const exchange = exchangeOf(section, reader, i, place, found[1], found[2]);
    claims.push({ indices: indicesFrom(i, place.last), exchanges: [exchange] });
    i = place.last;
  }
  return claims;
}

function exchangeOf(
  section: Section,
  reader: string,
  start: number,
  place: JsonPlace,
  method: string,
  url: string,
): Exchange {
  const { artifact, firstLine } = section;
  const asked = place.get('Request Body');
  const answered = place.get('Response Headers');
  const text = place.get('Response Body');
  const remote = place.get('Network')?.get('addresses')?.get('remote')?.get('address')?.text;
  const status = statusOf(place, answered);
  const error = place.get('Error') ?? place.get('error');
  const tls = handshakeOf(place.get('Network')?.get('tls'), artifact, firstLine, reader);
  const headers = headersOf(answered, firstLine);
  return {
    ...placeIn(section, reader, start, place.last),
    seenFrom: 'client',
    request: {
      method,
      url,
      headers: headersOf(place.get('Request Headers'), firstLine),
      ...(asked?.text ? { body: bodyAt(asked, asked.text, firstLine) } : {}),
      line: firstLine + start,
    },
    ...(status === undefined
      ? {}
      : {
          response: {
            status: status.code,
            headers,
            ...(text?.text ? { body: bodyAt(text, text.text, firstLine) } : {}),
            line: firstLine + status.line,
          },
        }),
    ...(error?.text
      ? { error: { message: error.text, firstLine: firstLine + error.first, lastLine: firstLine + error.last } }
      : {}),
    // Some versions give no status: then what was answered has no response to stand in.
    ...(status === undefined && text?.text ? { fields: { 'Response Body': text.text.slice(0, 4000) } } : {}),
    ...(remote ? { peer: remote } : {}),
    ...(tls ? { tls } : {}),
  };
}

/** The status, where the console gives it, or the response's own pseudo header. */
function statusOf(place: JsonPlace, headers: JsonPlace | undefined): { code: number; line: number } | undefined {
  const given = place.get('Response Status') ?? place.get('Status') ?? place.get('status') ?? headers?.get(':status');
  const code = Number(/^\d{3}/.exec(given?.scalar ?? '')?.[0] ?? Number.NaN);
  return given && code >= 100 ? { code, line: given.first } : undefined;
}

function handshakeOf(
  place: JsonPlace | undefined,
  artifact: string,
  offset: number,
  reader: string,
): TlsHandshake | undefined {
  const certificate = place?.get('peerCertificate');
  const failure = place?.get('authorizationError');
  const version = place?.get('protocol')?.text;
  const authorized = place?.get('authorized')?.scalar;
  if (!place || !(certificate?.isObject || failure?.text || version)) return undefined;
  const instant = (name: string): Instant | undefined => {
    const value = certificate?.get(name);
    const at = Date.parse(value?.text ?? '');
    return value && !Number.isNaN(at)
      ? { at, zoneKnown: /(?:GMT|Z)$/.test(value.text ?? ''), line: offset + value.first }
      : undefined;
  };
  const subject = certificate?.get('subject')?.get('commonName')?.text;
  const issuer = certificate?.get('issuer')?.get('commonName')?.text;
  const notBefore = instant('validFrom');
  const notAfter = instant('validTo');
  return {
    artifact,
    firstLine: offset + place.first,
    lastLine: offset + place.last,
    reader,
    ...(version ? { version } : {}),
    ...(failure?.text || authorized
      ? {
          verify: {
            ok: authorized === 'true' && !failure?.text,
            message: failure?.text ?? `authorized: ${authorized}`,
            line: offset + (failure ?? place).first,
          },
        }
      : {}),
    certificates:
      certificate?.isObject && (subject || issuer)
        ? [
            {
              ...(subject ? { subject } : {}),
              ...(issuer ? { issuer } : {}),
              ...(notBefore ? { notBefore } : {}),
              ...(notAfter ? { notAfter } : {}),
              line: offset + certificate.first,
            },
          ]
        : [],
  };
}
