import type { Instant } from '../exchange.ts';

/** A timestamp that a text begins with. */
export interface LeadingTimestamp {
  /** How many characters it takes, zone included. */
  length: number;
  /** Milliseconds since 1970; absent where the spelling leaves the day open (no year, no date, 03/04/2024). */
  at?: number;
  zoneKnown: boolean;
}

const months: Record<string, number> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};
/** Only abbreviations that mean one offset everywhere; CST or IST would be a guess. */
const zoneMinutes: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  CET: 60,
  CEST: 120,
  EST: -300,
  EDT: -240,
  PST: -480,
  PDT: -420,
};

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?`;
const half = String.raw`(?:[ \u00a0\u202f]?(?<half>[AaPp])\.?[Mm]\b\.?)?`;
const zone = String.raw`(?: ?(?<zone>Z\b|UTC\b|GMT\b|CES?T\b|E[SD]T\b|P[SD]T\b|[+-]\d\d:?\d\d\b))?`;
const monthName = '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const weekday = '(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? +)?';

/** Anchored spellings, tried in turn. */
const spellings: readonly RegExp[] = [
  // ISO 8601, RFC 3339, and nginx's 2020/12/17 07:48:47; GIN puts " - " between day and hour.
  new RegExp(String.raw`^(?<year>\d{4})([-/])(?<monthNumber>\d\d)\2(?<day>\d\d)(?:[Tt ]| - )${clock}${zone}`),
  // Common log format 18/Dec/2017:20:41:31 +0000, Django's 18/Dec/2017 20:41:31, PHP's 18-Dec-2017 20:41:31 UTC.
  new RegExp(String.raw`^(?<day>\d{1,2})[/-]${monthName}[/-](?<year>\d{4})[: ]${clock}${zone}`),
  // RFC 9110 and RFC 5322: Fri, 11 Sep 2026 08:14:55 GMT.
  new RegExp(String.raw`^${weekday}(?<day>\d{1,2}) ${monthName} (?<year>\d{4}),? ${clock}${zone}`),
  // asctime, date(1), Apache's error log: Wed Oct 11 14:32:52.123 2000.
  new RegExp(String.raw`^${weekday}${monthName} {1,2}(?<day>\d{1,2}) ${clock}${zone} (?<year>\d{4})\b`),
  // Sep 11, 2026 08:14:55 AM, as browsers and Java write it.
  new RegExp(String.raw`^${weekday}${monthName} (?<day>\d{1,2}), (?<year>\d{4}),? (?:at )?${clock}${half}${zone}`),
  // 06/11/2023, 7:11:33 PM.
  new RegExp(String.raw`^(?<first>\d{1,2})/(?<second1>\d{1,2})/(?<year>\d{4}),? ${clock}${half}${zone}`),
  // BSD syslog: no year, no zone.
  new RegExp(String.raw`^${monthName} {1,2}(?<day>\d{1,2}) ${clock}`),
  // A clock alone.
  new RegExp(`^${clock}${half}${zone}`),
];
const epochAtStart = /^(?:(\d{10}\.\d{1,9})|(\d{13}))(?=\s|$)/;

/** The timestamp at the very beginning of a text, in any common spelling. */
export function leadingTimestamp(text: string): LeadingTimestamp | undefined {
  const first = text.charCodeAt(0);
  const digit = first >= 48 && first <= 57;
  if (!digit && !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(text)) {
    return undefined;
  }
  const epoch = digit ? epochAtStart.exec(text) : null;
  if (epoch) {
    const at = epochMillis(Number(epoch[1] ?? epoch[2]));
    return at === undefined ? undefined : { length: epoch[0].length, at, zoneKnown: true };
  }
  for (const spelling of spellings) {
    const match = spelling.exec(text);
    if (!match?.groups) continue;
    const read = readParts(match.groups);
    if (read) return { ...read, length: match[0].length };
  }
  return undefined;
}

function readParts(parts: Record<string, string | undefined>): Omit<LeadingTimestamp, 'length'> | undefined {
  let hour = Number(parts.hour);
  const minute = Number(parts.minute);
  const second = Number(parts.second ?? 0);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  if (parts.half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (parts.half.toLowerCase() === 'p' ? 12 : 0);
  } else if (parts.second === undefined && parts.year === undefined) {
    return undefined; // "12:30" alone is as likely a score or a ratio
  }
  const offset = zoneOffset(parts.zone);
  const zoneKnown = offset !== undefined;
  const date = dayOf(parts);
  if (date === 'open') return { zoneKnown };
  if (!date) return undefined;
  const millis = Number((parts.fraction ?? '').padEnd(3, '0').slice(0, 3));
  const at = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second, millis) - (offset ?? 0) * 60_000;
  return { at, zoneKnown };
}

/** The calendar day; `open` where the spelling does not settle it, undefined where there is no such day. */
function dayOf(
  parts: Record<string, string | undefined>,
): { year: number; month: number; day: number } | 'open' | undefined {
  if (parts.year === undefined) return 'open';
  const year = Number(parts.year);
  let month = parts.month ? months[parts.month.toLowerCase()] : Number(parts.monthNumber);
  let day = Number(parts.day);
  if (parts.first !== undefined) {
    const [a, b] = [Number(parts.first), Number(parts.second1)];
    if (a > 12) [day, month] = [a, b];
    else if (b > 12 || parts.half)
      [month, day] = [a, b]; // AM and PM go with the month first
    else if (a === b) [month, day] = [a, b];
    else return 'open';
  }
  if (!month || month > 12 || day < 1 || year < 1970) return undefined;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : undefined;
}

function zoneOffset(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const named = zoneMinutes[text];
  if (named !== undefined) return named;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Seconds (10 digits), milliseconds (13), microseconds (16) or nanoseconds (19) since 1970, in milliseconds. */
function epochMillis(value: number): number | undefined {
  if (!(value >= 1e8 && value < 1e20)) return undefined;
  if (value < 1e11) return Math.round(value * 1000);
  if (value < 1e14) return Math.round(value);
  return Math.floor(value < 1e17 ? value / 1e3 : value / 1e6);
}

/** The point in time that a whole text or a number (epoch) tells, or undefined when it tells none. */
export function instantOf(value: string | number, line: number): Instant | undefined {
  if (typeof value === 'number' || /^\d{9,19}(?:\.\d+)?$/.test(value)) {
    const at = epochMillis(Number(value));
    return at === undefined ? undefined : { at, zoneKnown: true, line };
  }
  const found = leadingTimestamp(value.trim());
  return found?.at === undefined ? undefined : { at: found.at, zoneKnown: found.zoneKnown, line };
}
