import { describe, expect, it } from 'vitest';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { proxyLog } from './proxy-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [proxyLog]);

describe('AWS load balancers', () => {
  const line = (times: string, statuses: string) =>
    `https 2020-09-23T21:14:07.130902Z app/prod/50dc6c 198.51.100.14:51822 10.0.12.41:3005 ${times} ${statuses} 498 277 "GET https://app.acme.test:443/api/x HTTP/2.0" "Mozilla/5.0 (X11)" ECDHE TLSv1.2 arn:aws:x "Root=1" "app.acme.test" "-" 0 2020-09-23T21:14:07.128000Z "forward" "-" "-"`;

  it('reads a request with its times', () => {
    expect(readText(line('0.001 0.041 0.000', '200 200')).exchanges).toMatchObject([
      {
        seenFrom: 'server',
        peer: '198.51.100.14:51822',
        durationMs: 42,
        request: { method: 'GET', url: 'https://app.acme.test/api/x', bodyBytes: 498 },
        response: { status: 200, bodyBytes: 277 },
      },
    ]);
  });

  it('says when the target gave no answer', () => {
    const { exchanges, records } = readText(`noise\n${line('0.001 0.001 -1', '502 -')}\nnoise`);
    expect(exchanges).toMatchObject([{ firstLine: 2, response: { status: 502 } }]);
    expect(exchanges[0]?.durationMs).toBeUndefined();
    expect(records).toMatchObject([
      {
        message: expect.stringContaining('none from target'),
        fields: { target: '10.0.12.41:3005', target_status: '-', response_time: '-1' },
      },
    ]);
  });
});

it('reads Squid’s native log', () => {
  const text =
    '1576785904.771      0 10.4.2.17 TCP_DENIED/403 3911 CONNECT hooks.acme.test:443 - HIER_NONE/- text/html';
  const { exchanges, records } = readText(text);
  expect(exchanges).toMatchObject([
    {
      startedAt: { at: 1576785904771 },
      durationMs: 0,
      peer: '10.4.2.17',
      request: { method: 'CONNECT', url: 'hooks.acme.test:443' },
      response: { status: 403 },
    },
  ]);
  expect(records).toMatchObject([{ fields: { result: 'TCP_DENIED', hierarchy: 'HIER_NONE' } }]);
});

it('leaves other lines alone', () => {
  expect(
    readText('2020-09-23T21:14:07.130902Z something else that is long enough to look at\n1576785904.771 0 x')
      .recognised,
  ).toEqual([]);
});
