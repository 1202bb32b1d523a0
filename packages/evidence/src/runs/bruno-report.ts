import type { Section } from '../document.ts';
import { networkFailure } from '../errors/network-failure.ts';
import type { Body, Exchange, LogRecord } from '../exchange.ts';
import type { Claim } from '../http/claims.ts';
import { isStatus } from '../http/words.ts';
import { objectsIn } from '../json/each-json.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import { placeIn } from '../place.ts';
import { bodyAt, headersOf } from '../postman/shapes.ts';
import { failedTest, jsonReportClaims } from './json-report.ts';

/** Results of `bru run --format json`: `results[]`, each with request, response or `error`, and what was asserted. */
export function reportClaims(section: Section, reader: string): Claim[] {
  const requestsIn = (place: JsonPlace) => objectsIn(place, isResult);
  return jsonReportClaims(section, reader, { loose: /"test"\s*:\s*\{/, requestsIn, exchangeOf, failedIn });
}

function isResult(place: JsonPlace): boolean {
  const request = place.get('request');
  if (request?.get('url')?.text === undefined || !place.get('response')) return false;
  return place.get('assertionResults') !== undefined || place.get('test')?.get('filename')?.text !== undefined;
}

function exchangeOf(place: JsonPlace, section: Section, reader: string): Exchange {
  const { firstLine } = section;
  const asked = place.get('request');
  const url = asked?.get('url');
  const method = asked?.get('method')?.text;
  const sent = bodyOf(asked?.get('data'), firstLine, textIn(asked?.get('data')));
  const answered = place.get('response');
  const status = answered?.get('status');
  const received = bodyOf(answered?.get('data'), firstLine, textIn(answered?.get('data')));
  const reason = answered?.get('statusText')?.text;
  const size = answered?.get('size')?.number;
  const time = answered?.get('responseTime')?.number ?? answered?.get('duration')?.number;
  const name =
    place.get('name')?.text ??
    place
      .get('test')
      ?.get('filename')
      ?.text?.replace(/\.bru$/, '');
  const error = place.get('error');
  const code = status?.number;
  const answer =
    status && code !== undefined && isStatus(code) ? { status: code, line: firstLine + status.first } : undefined;
  const failure = error?.text ? networkFailure(error.text)?.code : undefined;
  return {
    ...placeIn(section, reader, place.first, place.last),
    seenFrom: 'client',
    ...(url?.text
      ? {
          request: {
            ...(method ? { method } : {}),
            url: url.text,
            headers: headersOf(asked?.get('headers'), firstLine),
            ...(sent ? { body: sent } : {}),
            line: firstLine + url.first,
          },
        }
      : {}),
    ...(answer
      ? {
          response: {
            ...answer,
            ...(reason ? { reason } : {}),
            headers: headersOf(answered?.get('headers'), firstLine),
            ...(received ? { body: received } : {}),
            ...(size !== undefined && Number.isSafeInteger(size) && size >= 0 ? { bodyBytes: size } : {}),
          },
        }
      : {}),
    // A script that fails after the answer is no failure of the exchange.
    ...(error?.text && !answer
      ? {
          error: {
            ...(failure ? { code: failure } : {}),
            message: error.text,
            firstLine: firstLine + error.first,
            lastLine: firstLine + error.last,
          },
        }
      : {}),
    ...(time !== undefined && time > 0 ? { durationMs: time } : {}),
    ...(name ? { fields: { name } } : {}),
  };
}

/** JSON stands in the report as JSON: it is written out again, without the blanks it had. */
function textIn(place: JsonPlace | undefined): string | undefined {
  if (!place) return undefined;
  if (!place.isObject && !place.isArray) return place.text;
  return written(place);
}

/** Without recursion: what is written may be nested to any depth. */
function written(root: JsonPlace): string {
  let text = '';
  const left: (JsonPlace | string)[] = [root];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string') text += next;
    else if (next.isArray || next.isObject) {
      text += next.isArray ? '[' : '{';
      left.push(next.isArray ? ']' : '}');
      const inner: (JsonPlace | string)[] = next.isArray
        ? next.items.flatMap((item, i) => (i ? [',', item] : [item]))
        : next.members.flatMap(([name, value], i) => [`${i ? ',' : ''}${JSON.stringify(name)}:`, value]);
      for (const part of inner.reverse()) left.push(part);
    } else text += next.text === undefined ? (next.scalar ?? 'null') : JSON.stringify(next.text);
  }
  return text;
}

function bodyOf(place: JsonPlace | undefined, offset: number, text: string | undefined): Body | undefined {
  return place && text ? bodyAt(place, text, offset) : undefined;
}

const lists = ['assertionResults', 'testResults', 'preRequestTestResults', 'postResponseTestResults'];

function failedIn(place: JsonPlace, section: Section, reader: string): LogRecord[] {
  const name = place.get('name')?.text;
  const failed = lists
    .flatMap((list) => place.get(list)?.items ?? [])
    .filter((one) => one.get('status')?.text === 'fail');
  return failed.flatMap((one) => {
    const message = one.get('error')?.text;
    const left = one.get('lhsExpr')?.text;
    const test =
      one.get('description')?.text ?? (left ? `${left} ${one.get('rhsExpr')?.text ?? ''}`.trim() : undefined);
    return message ? [failedTest(one, section, reader, { message, name, test, type: 'AssertionError' })] : [];
  });
}
