import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
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
    ['{"message":"401: Unauthorized","code":0}', 401],
    ['{"error":"Too Many Requests"}', 429],
    ['{"error":{"code":"not_found","message":"No such order"}}', 404],
  ])('%s', (text, status) => {
    const { exchanges, records } = readText(text);
    expect(exchanges).toMatchObject([
      { response: { status, body: { text, firstLine: 1, lastLine: 1, truncated: false } }, seenFrom: 'client' },
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

describe('bodies whose status follows from what their vendor says', () => {
  it.each<[string, number, Record<string, string>]>([
    ['stripe.json', 402, { vendor: 'stripe', error_code: 'card_declined' }],
    ['paypal.json', 422, { vendor: 'paypal', error_code: 'UNPROCESSABLE_ENTITY', request_id: 'f1a2b3c4d5e6f' }],
    ['openai.json', 429, { vendor: 'openai', error_code: 'insufficient_quota' }],
    ['slack.json', 200, { vendor: 'slack', error_code: 'missing_scope' }],
    ['salesforce.json', 401, { vendor: 'salesforce', error_code: 'INVALID_SESSION_ID' }],
    ['api-gateway.json', 403, { server: 'aws-api-gateway' }],
    ['kong.json', 404, { server: 'kong', request_id: '0a1b2c3d4e5f60718293a4b5c6d7e8f9' }],
    ['google-oauth.json', 400, { error_code: 'invalid_grant' }],
    ['fastapi.json', 422, { server: 'fastapi', error_code: 'missing' }],
    ['laravel-debug.json', 500, { server: 'laravel' }],
    ['fastify.json', 400, { server: 'fastify', error_code: 'FST_ERR_VALIDATION' }],
    [
      'microsoft-graph.json',
      401,
      {
        vendor: 'microsoft-graph',
        error_code: 'InvalidAuthenticationToken',
        request_id: '2c3d4e5f-0000-4000-8000-0123456789ab',
      },
    ],
    [
      'hubspot.json',
      403,
      { vendor: 'hubspot', error_code: 'MISSING_SCOPES', request_id: '3d4e5f60-0000-4000-8000-0123456789ab' },
    ],
  ])('%s', (name, status, fields) => {
    const { exchanges } = readText(sample('json-error-body', name));
    expect(exchanges.map((exchange) => [exchange.response?.status, exchange.fields])).toEqual([[status, fields]]);
  });

  it('of OpenAI are told from those of Stripe by what is null', () => {
    const vendorOf = (text: string) =>
      readText(text).exchanges.concat()[0]?.fields?.vendor ?? readText(text).records[0]?.fields?.vendor;
    expect(vendorOf('{"error":{"message":"no","type":"invalid_request_error","param":null,"code":null}}')).toBe(
      'openai',
    );
    expect(vendorOf('{"error":{"message":"no","type":"invalid_request_error","param":"amount"}}')).toBe('stripe');
  });
});

describe('bodies without a status', () => {
  it.each([
    [
      '{"error":{"code":"rate_limited","message":"slow down","type":"rate_limit"}}',
      { code: 'rate_limited', message: 'slow down', type: 'rate_limit' },
    ],
    ['{"error":"invalid_client"}', { code: 'invalid_client', message: 'invalid_client' }],
    ['{"detail":"Invalid webhook signature"}', { message: 'Invalid webhook signature' }],
    ['{"ok":false,"error":"no_such_order"}', { code: 'no_such_order' }],
    ['{"errors":[{"detail":"name is missing","code":"required"}]}', { code: 'required', message: 'name is missing' }],
    [
      '{"__type":"AccessDeniedException","Message":"not authorized"}',
      { type: 'AccessDeniedException', message: 'not authorized' },
    ],
    ['{"errorMessages":["Issue does not exist."],"errors":{}}', { message: 'Issue does not exist.' }],
    ['{"email":["This field is required."]}', { message: 'email: This field is required.' }],
  ])('%s', (text, error) => {
    const { exchanges, records } = readText(text);
    expect(exchanges).toEqual([]);
    expect(records).toMatchObject([{ error, body: { text, firstLine: 1, lastLine: 1, truncated: false } }]);
  });

  it('gives all scalars as fields, and the time of the line it is logged in', () => {
    const { records } = readText(
      '2019-05-24T10:01:14Z ERROR reader.cc:97 failed: {\n  "error": "invalid_client",\n  "error_description": "Invalid JWT"\n}',
    );
    expect(records).toMatchObject([
      {
        firstLine: 1,
        lastLine: 4,
        level: 'error',
        at: { at: 1558692074000 },
        fields: { error: 'invalid_client', error_description: 'Invalid JWT' },
      },
    ]);
  });
});

it('reads several, each with its own lines', () => {
  const text = `first\n${sample('json-error-body', 'discord.json')}then\n${sample('json-error-body', 'twilio.json')}`;
  expect(readText(text).exchanges.map((e) => [e.firstLine, e.lastLine, e.response?.status])).toEqual([
    [2, 2, 403],
    [4, 9, 400],
  ]);
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
    '{"tags":["required","new"],"ids":["1"]}',
    '{"message":"Order shipped","code":"A1"}',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
