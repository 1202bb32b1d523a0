import type { Section } from '../document.ts';
import { networkFailure } from '../errors/network-failure.ts';
import type { Exchange, LogRecord } from '../exchange.ts';
import type { Claim } from '../http/claims.ts';
import { objectsIn } from '../json/each-json.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import { placeIn } from '../place.ts';
import { byteBody } from '../postman/byte-body.ts';
import { requestOf, responseOf, urlOf } from '../postman/shapes.ts';
import { failedTest, jsonReportClaims } from './json-report.ts';

/** Executions of `--reporters json`: `run.executions[]`, each with its item, request and response or `requestError`. */
export function reportClaims(section: Section, reader: string): Claim[] {
  return jsonReportClaims(section, reader, { loose: /"executions"\s*:\s*\[/, requestsIn, exchangeOf, failedIn });
}

function requestsIn(place: JsonPlace): JsonPlace[] {
  const list = place.get('run')?.get('executions') ?? place.get('executions');
  return list ? list.items.filter(isExecution) : objectsIn(place, isExecution);
}

function isExecution(place: JsonPlace): boolean {
  const request = place.get('request');
  if (!place.get('cursor') && !place.get('item')) return false;
  return request?.get('method')?.text !== undefined && urlOf(request.get('url')) !== undefined;
}

function exchangeOf(place: JsonPlace, section: Section, reader: string): Exchange {
  const { firstLine } = section;
  const asked = place.get('request');
  const answered = place.get('response');
  const response = responseOf(answered, firstLine);
  const body = response?.body ?? byteBody(answered?.get('stream'), firstLine);
  const time = answered?.get('responseTime')?.number;
  const name = place.get('item')?.get('name')?.text;
  const error = errorOf(place.get('requestError'), firstLine);
  return {
    ...placeIn(section, reader, place.first, place.last),
    seenFrom: 'client',
    ...(asked ? { request: requestOf(asked, firstLine) } : {}),
    ...(response ? { response: { ...response, ...(body ? { body } : {}) } } : {}),
    ...(error ? { error } : {}),
    ...(time !== undefined && time >= 0 ? { durationMs: time } : {}),
    ...(name ? { fields: { name } } : {}),
  };
}

/** Node's error as JSON keeps it: `{"errno":-111,"code":"ECONNREFUSED","syscall":"connect","address":"127.0.0.1","port":9}`. */
function errorOf(place: JsonPlace | undefined, offset: number): Exchange['error'] {
  if (!place?.isObject) return undefined;
  const code = place.get('code')?.text;
  const where = place.get('address')?.text ?? place.get('hostname')?.text;
  const port = place.get('port')?.scalar;
  const made = [place.get('syscall')?.text, code, where && port ? `${where}:${port}` : where].filter(Boolean).join(' ');
  const message = place.get('message')?.text || made || 'The request failed';
  const known = networkFailure(message, code)?.code ?? code;
  return { ...(known ? { code: known } : {}), message, firstLine: offset + place.first, lastLine: offset + place.last };
}

function failedIn(place: JsonPlace, section: Section, reader: string): LogRecord[] {
  const name = place.get('item')?.get('name')?.text;
  return (place.get('assertions')?.items ?? []).flatMap((one) => {
    const error = one.get('error');
    const message = error?.get('message')?.text;
    const test = one.get('assertion')?.text ?? error?.get('test')?.text;
    if (!error || !message) return [];
    const type = error.get('name')?.text;
    return [failedTest(one, section, reader, { message, name, test, type })];
  });
}
