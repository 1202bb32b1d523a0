import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { header } from '../../exchange.ts';
import { webhookRequest } from './webhook-request.ts';

const { readText, only } = readingBy(webhookRequest);
const shown = (name: string) => sample('webhook-request', `${name}.txt`);

describe('a webhook without its request line', () => {
  it('is a delivery seen by its receiver, with headers and payload', () => {
    const exchange = only(shown('headers'));
    expect(exchange).toMatchObject({
      seenFrom: 'server',
      direction: 'delivery',
      firstLine: 1,
      lastLine: 12,
      request: {
        url: 'https://hooks.example.com',
        bodyBytes: 92,
        line: 1,
        body: { firstLine: 8, lastLine: 12, truncated: false },
      },
    });
    expect(header(exchange?.request?.headers ?? [], 'stripe-signature')).toMatchObject({ line: 4 });
    expect(exchange?.response).toBeUndefined();
  });

  it('is read where a program printed its headers as an object', () => {
    const exchange = only(shown('express'));
    expect(exchange?.request?.headers).toHaveLength(10);
    expect(header(exchange?.request?.headers ?? [], 'x-github-event')).toEqual({
      name: 'x-github-event',
      value: 'push',
      line: 10,
    });
    expect(exchange?.request?.body?.text).toBe('{"ref":"refs/heads/main"}');
  });

  it('is read where its headers are variables of CGI, on one line', () => {
    const { request } = only(shown('rack')) ?? {};
    expect(request?.headers.map((h) => h.name)).toEqual([
      'host',
      'user-agent',
      'content-type',
      'content-length',
      'svix-id',
      'svix-timestamp',
      'svix-signature',
    ]);
  });

  it('is read from the table of a capture page', () => {
    expect(only(shown('table'))?.request).toMatchObject({ body: { firstLine: 8 } });
  });

  it('keeps what was there before a cut', () => {
    const exchange = only(shown('headers').split('\n').slice(0, 10).join('\n'));
    expect(exchange?.request?.body?.truncated).toBe(true);
  });

  it('reads several', () => {
    expect(readText(`${shown('headers')}\n${shown('express')}\n${shown('rack')}`).exchanges).toHaveLength(3);
  });

  it.each([
    'Content-Type: application/json\nAuthorization: Bearer <token>\nUser-Agent: my-app/1.0\nHost: api.example.com',
    'HTTP/1.1 200 OK\nContent-Type: text/html\nServer: nginx\nVia: 1.1 varnish',
    'content-type: text/html\nserver: nginx\nvia: 1.1 varnish\ndate: Mon, 23 Nov 2026 20:34:07 GMT',
    'name: deploy\nsignature: none\nversion: 2',
    'Subject: webhooks\nFrom: a\nContent-Type: text/plain',
    '{"type":"invoice.paid","id":"evt_1","object":"event"}',
    '{"level":50,"time":1795166006300,"req":{"method":"POST","url":"/webhooks/stripe","headers":{"user-agent":"Stripe/1.0 (+https://stripe.com/docs/webhooks)","content-type":"application/json"}},"res":{"statusCode":400},"msg":"request errored"}',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
