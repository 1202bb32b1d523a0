import { describe, expect, it } from 'vitest';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { jsonErrorBody } from './json-error-body.ts';

const readText = (text: string) => read([toDocument('a', text)], [jsonErrorBody]);

describe('bodies that tell their status', () => {
  it.each([
    ['{"type":"https://acme.test/probs/credit","title":"No credit","detail":"Balance is 30","status":403}', 403],
    ['{"message":"Unauthorized","statusCode":401}', 401],
    ['{"error":{"code":404,"message":"Requested entity was not found.","status":"NOT_FOUND"}}', 404],
    ['{"message":"Blocked for now","documentation_url":"https://docs.acme.test","status":"403"}', 403],
    ['{"errors":[{"status":"422","title":"Invalid","detail":"name is missing"}]}', 422],
    ['{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', 400],
    ['{"code":404,"message":"The webhook is not registered.","hint":"Activate it"}', 404],
    ['{"fault":{"code":500,"faultstring":"Internal"}}', 500],
  ])('%s', (text, status) => {
    const { exchanges, records } = readText(text);
    expect(exchanges).toMatchObject([
      { response: { status, body: { text, firstLine: 1, lastLine: 1, truncated: false } }, seenFrom: 'unknown' },
    ]);
    expect(exchanges[0]?.request).toBeUndefined();
    expect(records).toEqual([]);
  });

  it('reads one that is cut off, in a fence, with words around', () => {
    const { exchanges, recognised } = readText(
      'we get\n```json\n{\n  "error": {\n    "code": 403,\n    "message": "The caller does not ha\n```\nwhy?',
    );
    expect(exchanges).toMatchObject([
      { firstLine: 3, lastLine: 6, response: { status: 403, body: { truncated: true } } },
    ]);
    expect(recognised).toHaveLength(1);
  });

  it('keeps the time and the words of the log line it stands in', () => {
    const { exchanges, records } = readText(
      '2024-01-01T00:00:00Z ERROR call failed: {"message":"Unauthorized","statusCode":401}',
    );
    expect(exchanges).toMatchObject([{ startedAt: { zoneKnown: true }, response: { status: 401 } }]);
    expect(records).toMatchObject([{ level: 'error', message: 'call failed: Unauthorized' }]);
  });
});

describe('bodies without a status', () => {
  it.each([
    [
      '{"error":{"code":"rate_limited","message":"slow down","type":"rate_limit"}}',
      { code: 'rate_limited', message: 'slow down', type: 'rate_limit' },
    ],
    [
      '{"error":"invalid_grant","error_description":"Token has been expired or revoked."}',
      { code: 'invalid_grant', message: 'Token has been expired or revoked.' },
    ],
    ['{"error":"invalid_client"}', { code: 'invalid_client', message: 'invalid_client' }],
    ['{"detail":"Invalid webhook signature"}', { message: 'Invalid webhook signature' }],
    ['{"ok":false,"error":"not_in_channel"}', { code: 'not_in_channel' }],
    ['[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]', { code: 'INVALID_SESSION_ID' }],
    ['{"errors":[{"detail":"name is missing","code":"required"}]}', { code: 'required', message: 'name is missing' }],
    [
      '{"__type":"AccessDeniedException","Message":"not authorized"}',
      { type: 'AccessDeniedException', message: 'not authorized' },
    ],
    ['{"message":"Missing Authentication Token"}', { message: 'Missing Authentication Token' }],
  ])('%s', (text, error) => {
    const { exchanges, records } = readText(text);
    expect(exchanges).toEqual([]);
    expect(records).toMatchObject([{ error }]);
  });

  it('gives all scalars as fields, and the time of the line it is logged in', () => {
    const { records } = readText(
      '2019-05-24T10:01:14Z ERROR reader.cc:97 failed: {\n  "error": "invalid_grant",\n  "error_description": "Invalid JWT"\n}',
    );
    expect(records).toMatchObject([
      {
        firstLine: 1,
        lastLine: 4,
        level: 'error',
        at: { at: 1558692074000 },
        fields: { error: 'invalid_grant', error_description: 'Invalid JWT' },
      },
    ]);
  });
});

describe('what is no error body', () => {
  it.each([
    '{"level":50,"time":1708080271300,"msg":"it failed","error":"x"}',
    '{"id":"evt_1","type":"invoice.paid","status":"active"}',
    '{"id":1,"delivered_at":"2026-07-20T06:41:19Z","status_code":500,"response":{"payload":"error"}}',
    '{"ok":true,"message":"Triggered jobs."}',
    '  return { "error": "no" };',
    'res.json({ "error": "no" })',
    '{"name":"x","version":"1.0.0","dependencies":{"a":"1"}}',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
