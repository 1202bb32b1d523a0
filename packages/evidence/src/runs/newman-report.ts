import type { Section } from '../document.ts';
import { networkFailure } from '../errors/network-failure.ts';
import type { Exchange, LogRecord } from '../exchange.ts';
import { type Claim, indicesFrom } from '../http/claims.ts';
import { eachJson, objectsIn } from '../json/each-json.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import { byteBody } from '../postman/byte-body.ts';
import { requestOf, responseOf, urlOf } from '../postman/shapes.ts';

/** Executions of `--reporters json`: `run.executions[]`, each with its item, request and response or `requestError`. */
export function reportClaims(section: Section, reader: string): Claim[] {
  const claims: Claim[] = [];
  const take = (place: JsonPlace): boolean => {
    const list = place.get('run')?.get('executions') ?? place.get('executions');
    const found = list ? list.items.filter(isExecution) : objectsIn(place, isExecution);
    if (found.length === 0) return false;
    claims.push({
      indices: indicesFrom(place.first, place.last),
      exchanges: found.map((one) => exchangeOf(one, section, reader)),
      records: found.flatMap((one) => failedIn(one, section, reader)),
    });
    return true;
  };
  eachJson(section.lines, take, /"executions"\s*:\s*\[/);
  return claims;
}

function isExecution(place: JsonPlace): boolean {
  const request = place.get('request');
  if (!place.get('cursor') && !place.get('item')) return false;
  return request?.get('method')?.text !== undefined && urlOf(request.get('url')) !== undefined;
}

function exchangeOf(place: JsonPlace, { artifact, firstLine }: Section, reader: string): Exchange {
  const asked = place.get('request');
  const answered = place.get('response');
  const response = responseOf(answered, firstLine);
  const body = response?.body ?? byteBody(answered?.get('stream'), firstLine);
  const time = answered?.get('responseTime')?.number;
  const name = place.get('item')?.get('name')?.text;
  const error = errorOf(place.get('requestError'), firstLine);
  return {
    artifact,
    firstLine: firstLine + place.first,
    lastLine: firstLine + place.last,
    reader,
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

function failedIn(place: JsonPlace, { artifact, firstLine }: Section, reader: string): LogRecord[] {
  const name = place.get('item')?.get('name')?.text;
  return (place.get('assertions')?.items ?? []).flatMap((one) => {
    const error = one.get('error');
    const message = error?.get('message')?.text;
    const test = one.get('assertion')?.text ?? error?.get('test')?.text;
    if (!error || !message) return [];
    const type = error.get('name')?.text;
    const record: LogRecord = {
      artifact,
      firstLine: firstLine + one.first,
      lastLine: firstLine + one.last,
      reader,
      level: 'error',
      message: test ? `${test}: ${message}` : message,
      error: { ...(type ? { type } : {}), message, frames: [] },
      fields: { ...(name ? { name } : {}), ...(test ? { test } : {}) },
    };
    return [record];
  });
}
