import { describe, expect, it } from 'vitest';
import { namedStatuses, statusesInLog } from './report-status.ts';

const named = (text: string) => namedStatuses(text).map((s) => s.status);
const logged = (text: string) => statusesInLog(text).map((s) => s.status);

describe('a status in prose', () => {
  it.each<[string, number[]]>([
    ['our sync gets a 401 since Monday', [401]],
    ['first 200, then 503 Service Unavailable', [503]],
    ['the second page is `401: Unauthorized`, at 10:404:1', [401]],
    ['a handful get a 502 or (504).', [502, 504]],
    ['it read 500 rows in 404 ms for 429 users', []],
    ['getting 429s every night and a few 503’s', [429, 503]],
    ['it hangs for 500s, the timeout of 504s', []],
    ['order #404 of 1,500 costs €403 at 10:500', []],
    ['on port 443 of 10.0.401.2', []],
    ['error 999 is no status', []],
  ])('%j names %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('a status in a log', () => {
  it.each<[string, number[]]>([
    ['request failed with status 401: {"x":1}', [401]],
    ['status_code=503 url=/x', [503]],
    ['{"statusCode": 422}', [422]],
    ['upstream answered HTTP/1.1 502', [502]],
    ['AxiosError: 429 Too Many Requests', [429]],
    ['got 404', [404]],
    ['read 500 rows in 404 ms', []],
    ['10.0.0.1 401 403', []],
  ])('%j names %j', (text, expected) => {
    expect(logged(text)).toEqual(expected);
  });
});
