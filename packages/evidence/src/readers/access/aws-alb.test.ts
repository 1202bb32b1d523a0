import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { awsAlb } from './aws-alb.ts';

const readText = (text: string) => read([toDocument('a', text)], [awsAlb]);

describe('Application Load Balancers', () => {
  const { exchanges } = readText(sample('aws-alb', 'application.txt'));

  it('tell the status of the balancer beside that of the target', () =>
    expect(
      exchanges.map((e) => [e.request?.url, e.response?.status, e.fields?.target_status_code, e.fields?.error_reason]),
    ).toEqual([
      ['https://api.example.com/v1/orders?page=2', 200, '200', undefined],
      ['https://api.example.com/hooks/stripe', 502, '-', undefined],
      ['https://api.example.com/reports', 504, '-', undefined],
      ['http://api.example.com/hooks/github', 503, '-', undefined],
      ['https://api.example.com/hooks/github', 403, '-', 'WAFConnectionError'],
      [undefined, 400, '-', undefined],
      ['http://api.example.com/lambda', 502, '200', 'LambdaInvalidResponse'],
    ]));

  it('tell times a phase, and none for a phase that was not reached', () => {
    expect(exchanges[0]).toMatchObject({
      durationMs: 42,
      timings: { send: 1, wait: 41, receive: 0 },
      startedAt: { at: Date.UTC(2026, 2, 2, 9, 14, 7, 88), zoneKnown: true },
      peer: '198.51.100.14:51822',
      request: { method: 'GET', httpVersion: '2.0', bodyBytes: 498 },
      response: { bodyBytes: 277 },
    });
    expect(exchanges[1]?.timings).toEqual({ send: 1, wait: 2 });
    expect(exchanges[1]?.durationMs).toBeUndefined();
    expect(exchanges[2]?.timings).toEqual({ send: 0, wait: 60000 });
    expect(exchanges[3]?.timings).toEqual({});
  });

  it('tell what was done with a request, and how to find it again', () =>
    expect(exchanges[1]?.fields).toMatchObject({
      target: '10.0.12.41:3005',
      actions_executed: 'waf,forward',
      trace_id: 'Root=1-65e2f3b1-0a1b2c3d4e5f60718293a4b5',
      domain_name: 'api.example.com',
      ssl_protocol: 'TLSv1.2',
      response_processing_time: '-1',
    }));

  it('tell why a request was called malformed', () =>
    expect(exchanges[5]?.fields).toMatchObject({
      classification: 'Ambiguous',
      classification_reason: 'UndefinedContentLengthSemantics',
    }));
});

it('reads a Classic Load Balancer', () => {
  const { exchanges } = readText(sample('aws-alb', 'classic.txt'));
  expect(exchanges.map((e) => [e.request?.url, e.response?.status, e.fields?.target, e.durationMs])).toEqual([
    ['http://www.example.com/', 200, '10.0.12.41:8080', 1.178],
    ['https://www.example.com/hook', 503, '-', undefined],
  ]);
});

it('reads handshakes of a Network Load Balancer, with the alert that ended one', () => {
  const { records } = readText(sample('aws-alb', 'network.txt'));
  expect(records.map((r) => [r.level, r.message])).toEqual([
    ['info', 'TLS connection of 198.51.100.90:51341'],
    ['error', 'TLS alert 48 from 198.51.100.91:51342'],
  ]);
});

it('reads what is left of a line that was cut off', () => {
  const [line = ''] = sample('aws-alb', 'application.txt').split('\n');
  expect(readText(line.slice(0, 260)).exchanges).toMatchObject([{ response: { status: 200 }, durationMs: 42 }]);
});

it.each([
  '2020-09-23T21:14:07.130902Z something else that is long enough to be looked at, and says nothing of a balancer',
  'https 2020-09-23T21:14:07.130902Z is when it began; the rest of this line only has to be long enough for it',
])('leaves %s alone', (text) => expect(readText(text).recognised).toEqual([]));
