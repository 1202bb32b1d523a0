import type { Body } from '@causeway/evidence';
import { errorWords } from './error-words.ts';
import { lineSaying } from './json-body.ts';
import type { Observer } from './observer.ts';
import { reportedFailure } from './reported-failure.ts';

/** Characters of all messages of a body together. */
export const longestMessage = 2000;

/** What the body of a failed answer says: RFC 9457 problem details, GraphQL errors, and what vendors made of their own. */
export const errorBody: Observer = {
  facts: ['response.error_codes', 'response.error_message', 'response.error_fields', 'response.reports_error'],
  observe({ exchange }, note) {
    const reported = reportedFailure(exchange);
    if (reported) note('response.reports_error', reported.reports, reported.line);
    const body = exchange.response?.body;
    if (!body) return;
    const { codes, messages, fields } = errorWords(exchange);
    if (codes.length > 0) note('response.error_codes', codes, ...linesOf(body, codes));
    if (messages.length > 0)
      note('response.error_message', messages.join(' / ').slice(0, longestMessage), ...linesOf(body, messages));
    if (fields.length > 0) note('response.error_fields', fields, ...linesOf(body, fields));
  },
};

function linesOf(body: Body, texts: readonly string[]): [first: number, last: number] {
  const first = lineSaying(body, texts[0] ?? '');
  const last = texts.length > 1 ? lineSaying(body, texts.at(-1) ?? '') : first;
  return [Math.min(first, last), Math.max(first, last)];
}
