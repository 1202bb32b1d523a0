import type { Exchange } from '@causeway/evidence';
import { responseHeader } from './shown-headers.ts';

/** A moment in milliseconds since 1970, and the line that tells it. */
export interface Moment {
  at: number;
  line: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const httpDateForm =
  /^[A-Za-z]{3,9},? (\d{1,2})[ -]([A-Za-z]{3})[ -](\d{2}|\d{4}) (\d\d):(\d\d):(\d\d)(?: GMT| UTC| [+-]0000)?$/;

/** An HTTP date (RFC 9110, 5.6.7; the obsolete RFC 850 form too) in milliseconds since 1970. */
export function httpDate(text: string): number | undefined {
  const match = httpDateForm.exec(text.trim());
  const month = months.indexOf((match?.[2] ?? '').toLowerCase());
  if (!match || month < 0) return undefined;
  const year = Number(match[3]);
  const full = match[3]?.length === 2 ? year + (year < 70 ? 2000 : 1900) : year;
  return Date.UTC(full, month, Number(match[1]), Number(match[4]), Number(match[5]), Number(match[6]));
}

/** When the other side answered, by its own clock: the Date header (RFC 9110, 6.6.1), unless a cache kept it. */
export function answeredAt(exchange: Exchange): Moment | undefined {
  const date = responseHeader(exchange, 'date');
  const at = date && httpDate(date.value);
  if (!date || at === undefined) return undefined;
  const age = responseHeader(exchange, 'age')?.value;
  return age && age !== '0' ? undefined : { at, line: date.line };
}

/** When the exchange began by the clock of whoever recorded it; nothing where its zone is not known. */
export function beganAt(exchange: Exchange): Moment | undefined {
  const { startedAt } = exchange;
  return startedAt?.zoneKnown ? { at: startedAt.at, line: startedAt.line } : undefined;
}

const isoForm = /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))?\s?(Z|UTC|[+-]\d\d:?\d\d)$/i;

/** A time as events and headers write it: seconds or milliseconds since 1970, or ISO 8601 with its zone. */
export function eventTime(value: unknown): number | undefined {
  if (typeof value === 'number') return epoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{10}(?:\.\d{1,9})?$|^\d{13}$|^\d{16}$|^\d{19}$/.test(text)) return epoch(Number(text));
  const match = isoForm.exec(text);
  if (!match) return httpDate(text);
  const zone = match[8] ?? 'Z';
  const offset = /^[+-]/.test(zone) ? Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)) : 0;
  const millis = Number(`0.${match[7] ?? '0'}`) * 1000;
  const at = Date.UTC(
    Number(match[1]),
    Number(match[2]) - 1,
    Number(match[3]),
    Number(match[4]),
    Number(match[5]),
    Number(match[6]),
    millis,
  );
  return at - (zone.startsWith('-') ? -offset : offset) * 60_000;
}

/** 10 digits are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds: so for every time from 2001 to 2286. */
function epoch(value: number): number | undefined {
  if (value >= 1e9 && value < 1e10) return value * 1000;
  if (value >= 1e12 && value < 1e13) return value;
  if (value >= 1e15 && value < 1e16) return value / 1e3;
  return value >= 1e18 && value < 1e19 ? value / 1e6 : undefined;
}
