import { header } from '@causeway/evidence';
import type { Failure } from '@causeway/rules';
import { counted, thousands } from './figures.ts';
import { labelled, spread, widthOf, wrapped } from './layout.ts';
import { type Line, span } from './line.ts';
import { peak, spanOf, sparkline } from './over-time.ts';
import type { View } from './view.ts';

const column = 12;
const shownFailures = 4;
/** So often failed, it is of interest when and where it did. */
const manyTimes = 10;
const widestSparkline = 60;

/** A line a failure, the most telling first: `delivery POST https://…  301 → https://…   37×`. */
export function failureLines({ diagnosis, width, verbose }: View): Line[] {
  const shown = verbose ? diagnosis.failures : diagnosis.failures.slice(0, shownFailures);
  const more = diagnosis.failures.length - shown.length;
  return [
    ...shown.flatMap((failure) => [
      ...linesOf(failure, width),
      ...(verbose || failure.count >= manyTimes ? overTimeLines(failure, width) : []),
    ]),
    ...(more > 0
      ? labelled('', [[span(`and ${counted(more, 'more way', 'more ways')} of failing (--verbose)`, 'dim')]], column)
      : []),
  ];
}

function linesOf(failure: Failure, width: number): Line[] {
  const { count: times, direction, method } = failure;
  const count = times > 1 ? `${thousands(times)}×` : '';
  const room = width - column - (count ? count.length + 2 : 0);
  const what = [direction === 'delivery' ? 'delivery' : '', method ?? '', addressOf(failure)]
    .filter((t) => t !== '')
    .join(' ');
  const lines = wrapped(`${what}  ${outcomeOf(failure)}`, room).map((line): Line => [span(line)]);
  const [first = [], ...rest] = labelled('failure', lines, column);
  const counter = count && widthOf(first) + count.length < width ? [span(count, 'bad')] : [];
  return [spread(first, counter, width), ...rest];
}

/** How often, where and when it failed, for one that failed often; empty for one that failed once. */
function overTimeLines(failure: Failure, width: number): Line[] {
  if (failure.count < 2) return [];
  const columns = width - column;
  const lines: Line[] = wrapped(spanOf(failure), columns)
    .filter((text) => text !== '')
    .map((text): Line => [span(text, 'dim')]);
  const { times } = failure;
  if (times && times.counts.length > 1) {
    const said = peak(times);
    const line = sparkline(times.counts, Math.min(widestSparkline, columns - said.length - 2));
    lines.push([span(line), span(`  ${said}`, 'dim')]);
  }
  return labelled('', lines, column);
}

/** One failure of several in few words, to tell which an answer is about: `GET https://… 429`. */
export function failureName(failure: Failure): string {
  const outcome = failure.status ?? failure.errorCode ?? failure.exchanges[0].error?.code;
  return [failure.method, addressOf(failure), outcome].filter((t) => t !== undefined && t !== '').join(' ');
}

/** The URL where there is one exchange, else what all have in common. */
function addressOf({ exchanges: [first], count, host, path }: Failure): string {
  if (first.repeats?.mixed) return 'to many addresses';
  const url = first.request?.url;
  const scheme = /^https?:\/\//i.exec(url ?? '')?.[0] ?? '';
  if (url && count === 1) return url.replace(/[?#].*$/, '');
  if (!host && !path) return url?.replace(/[?#].*$/, '') ?? 'to an address that the artifact does not show';
  return `${host ? scheme : ''}${host ?? ''}${path ?? ''}`;
}

/** A message that begins with the request, as in a browser's console, without it: method and address stand before it. */
function withoutRequest(message: string, request: Failure['exchanges'][0]['request']): string {
  const begin = `${request?.method ?? ''} ${request?.url ?? ''}`.trim();
  const rest = begin !== '' && message.startsWith(begin) ? message.slice(begin.length).replace(/^[\s:-]+/, '') : '';
  return rest === '' ? message : rest;
}

/** A code that is a word: a bare number beside the status reads like a second status. */
function named(code: string | undefined): string | undefined {
  return code !== undefined && /\p{L}/u.test(code) ? code : undefined;
}

function outcomeOf({ exchanges: [first], status, errorCode }: Failure): string {
  if (first.error) {
    const { code, message } = first.error;
    const said = withoutRequest(message, first.request);
    return code && !said.includes(code) ? `${code}: ${said}` : said;
  }
  const location = first.response && header(first.response.headers, 'location')?.value;
  const words = [String(status ?? 'no answer'), named(errorCode) ?? first.response?.reason ?? errorCode ?? '']
    .filter((t) => t !== '')
    .join(' ');
  return location && status !== undefined && status >= 300 && status < 400 ? `${status} → ${location}` : words;
}
