import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { header } from '../../exchange.ts';
import { serverlessEvent } from './serverless-event.ts';

const { readText, only } = readingBy(serverlessEvent);
const shown = (name: string) => sample('serverless-event', `${name}.json`);

describe('the event that a function gets', () => {
  it('is the request as the function saw it: version 1.0', () => {
    const exchange = only(shown('api-gateway-v1'));
    expect(exchange).toMatchObject({
      seenFrom: 'server',
      firstLine: 1,
      lastLine: 27,
      peer: '192.0.2.44',
      request: {
        method: 'POST',
        url: 'https://abc123.execute-api.eu-west-1.amazonaws.com/hooks/stripe?tenant=7',
        body: { text: '{"id":"evt_1Nabc","type":"invoice.paid"}', firstLine: 25, truncated: false },
      },
      startedAt: { at: 1795466046123, zoneKnown: true, line: 22 },
      fields: { stage: 'prod', resource: '/hooks/{provider}' },
    });
    expect(header(exchange?.request?.headers ?? [], 'stripe-signature')?.line).toBe(8);
  });

  it('is the request as the function saw it: version 2.0; base64 is left as it is', () => {
    const exchange = only(shown('api-gateway-v2'));
    expect(exchange).toMatchObject({
      request: { method: 'POST', url: 'https://api.example.com/hooks/github?a=1&b=2' },
      peer: '192.0.2.30',
      fields: { routeKey: 'POST /hooks/github', isBase64Encoded: 'true' },
    });
    expect(exchange?.request?.body).toBeUndefined();
  });

  it('has the answer of the function that was pasted below it', () => {
    expect(only(shown('with-answer'))).toMatchObject({
      request: { url: 'https://app.example.com/.netlify/functions/hook', body: { text: '{"type":"ping"}' } },
      response: { status: 400, body: { text: 'Webhook Error: no signatures found' }, line: 2 },
      lastLine: 2,
    });
  });

  it('is read inside of what logs it, and cut off', () => {
    expect(only(`{"event":${shown('with-answer').split('\n')[0]}}`)?.request?.method).toBe('POST');
    expect(only(shown('api-gateway-v1').split('\n').slice(0, 9).join('\n'))?.request?.headers).toHaveLength(4);
  });

  it.each([
    '{"httpMethod":"POST"}',
    '{"statusCode":400,"body":"x"}',
    '{"path":"/a","headers":{}}',
    'the httpMethod is "POST"',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
