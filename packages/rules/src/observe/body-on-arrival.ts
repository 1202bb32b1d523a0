import { type Document, type Exchange, header, type ReadDocuments } from '@causeway/evidence';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { shorten } from './text-cues.ts';
import { signatureHeader } from './webhook-signs.ts';
import { lineAt, lineOf, logZones } from './zones.ts';

/** A member that holds the body of a request as text, in JSON, in Python's and JavaScript's dumps. */
const bodyMember = /["']?\b(?:raw_?)?body["']?\s{0,3}[:=]\s{0,3}["']([A-Za-z0-9+/]{16,4000})(?:={0,2}["']|\.{3}|…)/gi;
/** What a body begins with: JSON, XML, a form. */
const bodyStart = /^\s*(?:[{[<]|[\w.[\]%-]{1,60}=)/;
const printable = /^[\t\n\r\x20-\x7e\u0080-\uffff]*$/;

/**
 * How bodies arrive at the code: as base64 text (RFC 4648, 4) that a platform made of them, and, where a delivery is
 * shown twice with one signature, with the same bytes or with others.
 */
export function observeBodyOnArrival(reading: ReadDocuments, documents: readonly Document[]): Noted[] {
  return [...encodedIn(reading, documents), ...comparedIn(reading.exchanges)];
}

function encodedIn(reading: ReadDocuments, documents: readonly Document[]): Noted[] {
  for (const zone of logZones(documents, reading)) {
    for (const found of zone.text.matchAll(bodyMember)) {
      const start = decodedStart(found[1] ?? '');
      if (!bodyStart.test(start) || !printable.test(start)) continue;
      const line = lineAt(zone, found.index);
      const source = linesSource(zone.artifact, line, line, shorten(lineOf(zone.text, found.index)));
      return [{ fact: 'signature.hashed_body', value: 'base64', source, belief: 'log' }];
    }
  }
  return [];
}

/** The beginning of what base64 text holds, as UTF-8. */
function decodedStart(encoded: string): string {
  const whole = encoded.slice(0, Math.min(64, encoded.length - (encoded.length % 4)));
  const bytes = Uint8Array.from(atob(whole), (c) => c.charCodeAt(0));
  return new TextDecoder().decode(bytes).replace(/\ufffd$/, '');
}

/** One delivery, shown where it left and where it came: the signature tells that it is the same. */
function comparedIn(exchanges: readonly Exchange[]): Noted[] {
  const signed = exchanges.flatMap((exchange) => {
    const own = signatureHeader(exchange);
    const size = sizeOf(exchange);
    return own && own.value.length >= 20 && size !== undefined ? [{ exchange, own, size }] : [];
  });
  for (const [i, { own, size }] of signed.entries()) {
    const other = signed.slice(i + 1).find((one) => one.own.value === own.value);
    if (!other) continue;
    const { artifact } = other.exchange;
    const quote = `${size} bytes left, ${other.size} came`;
    const source = linesSource(artifact, other.own.line, other.own.line, quote);
    return [{ fact: 'signature.body_as_sent', value: size === other.size, source, belief: 'log' }];
  }
  return [];
}

function sizeOf({ request }: Exchange): number | undefined {
  const told = Number(header(request?.headers ?? [], 'content-length')?.value);
  if (Number.isInteger(told)) return told;
  return request?.body && !request.body.truncated ? new TextEncoder().encode(request.body.text).length : undefined;
}
