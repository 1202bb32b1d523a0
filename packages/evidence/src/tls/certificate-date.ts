import type { Instant } from '../exchange.ts';

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** A date as OpenSSL prints those of certificates (`Oct 20 08:00:00 2026 GMT`, ASN1_TIME_print); always UTC. */
export function certificateDate(text: string, line: number): Instant | undefined {
  const found = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d+)? (\d{4}) GMT$/.exec(text.trim());
  const month = months.indexOf(found?.[1] ?? '?');
  if (!found || month < 0 || month % 3 !== 0) return undefined;
  const [, , day, hour, minute, second, year] = found.map(Number);
  const at = Date.UTC(year ?? 0, month / 3, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
  return Number.isNaN(at) ? undefined : { at, zoneKnown: true, line };
}
