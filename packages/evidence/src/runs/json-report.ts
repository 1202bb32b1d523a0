import type { Section } from '../document.ts';
import type { Exchange, LogRecord } from '../exchange.ts';
import { type Claim, indicesFrom } from '../http/claims.ts';
import { eachJson } from '../json/each-json.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import { placeIn } from '../place.ts';

/** A report of requests that were run, as one tool writes it. */
export interface JsonReport {
  /** A member by which the tool's report is known where its beginning is lost. */
  loose: RegExp;
  /** The requests that a JSON value tells of; none where it is no such report. */
  requestsIn(place: JsonPlace): JsonPlace[];
  exchangeOf(request: JsonPlace, section: Section, reader: string): Exchange;
  /** A record for each test of the request that failed. */
  failedIn(request: JsonPlace, section: Section, reader: string): LogRecord[];
}

/** The reports in a section: one claim each, with all that was run. */
export function jsonReportClaims(section: Section, reader: string, report: JsonReport): Claim[] {
  const claims: Claim[] = [];
  const take = (place: JsonPlace): boolean => {
    const found = report.requestsIn(place);
    if (found.length === 0) return false;
    claims.push({
      indices: indicesFrom(place.first, place.last),
      exchanges: found.map((one) => report.exchangeOf(one, section, reader)),
      records: found.flatMap((one) => report.failedIn(one, section, reader)),
    });
    return true;
  };
  eachJson(section.lines, take, report.loose);
  return claims;
}

/** The record of a test that failed: its words, the request's and the test's name, and the error's type. */
export function failedTest(
  place: JsonPlace,
  section: Section,
  reader: string,
  told: { message: string; name?: string | undefined; test?: string | undefined; type?: string | undefined },
): LogRecord {
  const { message, name, test, type } = told;
  return {
    ...placeIn(section, reader, place.first, place.last),
    level: 'error',
    message: test ? `${test}: ${message}` : message,
    error: { ...(type ? { type } : {}), message, frames: [] },
    fields: { ...(name ? { name } : {}), ...(test ? { test } : {}) },
  };
}
