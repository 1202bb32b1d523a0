import type { ReadDocuments } from '@causeway/evidence';
import { showsRequestHeaders } from './shown-headers.ts';
import type { ZoneText } from './zones.ts';

const signatureName = /signature|hmac|(?:^|-)sig(?:$|-)|-mac$|digest/;
/** How programs read a header: `req.headers['x-signature']`, `r.Header.Get("…")`, `$_SERVER['HTTP_X_…']`, `@RequestHeader("…")`. */
const reads =
  /(?:headers?\s*(?:\[|\.get\(|\()|\.header\(|Header\.Get\(|getHeader\(|get_header\(|req_header\(\s*\w+\s*,|@RequestHeader\(|FromHeader\(Name\s*=|getFirst\(|Headers\[|META(?:\[|\.get\()|_SERVER\[|env\[|\breq\.get\()\s*["'`]([A-Za-z][\w-]{2,60})["'`]/g;

/** Signature headers that deliveries in the evidence carry. */
export interface Sent {
  /** Names in lower case. */
  names: ReadonlySet<string>;
  /** Whether every header of the delivery is shown. */
  allShown: boolean;
  /** Hex digits of the signature that came, where it is hex and all are alike. */
  hexLength: number | undefined;
  /** Whether it came behind a scheme, as in `sha256=…`. */
  prefixed: boolean;
  /** Digits of the timestamp that came with it. */
  timestampDigits: 10 | 13 | undefined;
}

/** Which signature headers came, from the exchanges and from headers that stand by themselves. */
export function signaturesSent({ exchanges }: ReadDocuments, zones: readonly ZoneText[]): Sent {
  const all = exchanges.flatMap(({ request }) => request?.headers ?? []);
  const loose = zones.flatMap(({ text }) =>
    [...text.matchAll(/^[\s>*"'-]{0,8}([A-Za-z][\w-]{2,60})["']?: ["']?([\w+/=.,: -]{6,300})/gm)].map((found) => ({
      name: found[1] ?? '',
      value: (found[2] ?? '').trim(),
    })),
  );
  const headers = [...all, ...loose].map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  const signed = headers.filter(({ name, value }) => signatureName.test(name) && value.length >= 20);
  const values = signed.map(({ value }) => /(?:^|[=,\s])([0-9a-f]{40,128})(?=$|[,\s])/i.exec(value)?.[1]?.length);
  const lengths = new Set(values);
  const stamps = headers.flatMap(({ name, value }) =>
    /timestamp/.test(name) || signatureName.test(name)
      ? (/(?:^|\bt=|\bts=)(\d{13}|\d{10})(?!\d)/.exec(value)?.[1] ?? [])
      : [],
  );
  const [stamp] = stamps;
  return {
    names: new Set(signed.map(({ name }) => name)),
    allShown: exchanges.some((one) => showsRequestHeaders(one)) || loose.length >= 3,
    hexLength: lengths.size === 1 ? values[0] : undefined,
    prefixed: signed.length > 0 && signed.every(({ value }) => /^(?:sha\d{1,3}|hmac-sha\d{1,3})=/i.test(value)),
    timestampDigits: stamp?.length === 13 ? 13 : stamp ? 10 : undefined,
  };
}

/** The signature headers that a program reads, by their names in lower case. */
export function headersReadIn(text: string): { name: string; at: number }[] {
  return [...text.matchAll(reads)].flatMap((found) => {
    const name = (found[1] ?? '')
      .toLowerCase()
      .replace(/^http_/, '')
      .replaceAll('_', '-');
    return signatureName.test(name) ? [{ name, at: found.index }] : [];
  });
}
