import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { envoyLog } from './envoy-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [envoyLog]);

it('reads response flags of Envoy’s default format', () => {
  const { exchanges } = readText(sample('envoy-log', 'envoy.txt'));
  expect(exchanges.map((e) => [e.request?.url, e.response?.status, e.fields?.response_flags, e.durationMs])).toEqual([
    ['https://locations.example.com/api/v1/locations', 204, '-', 226],
    ['https://orders.example.com/v1/orders', 503, 'UF,URX', 15023],
    ['https://orders.example.com/v1/unknown', 404, 'NR', 0],
    ['https://orders.example.com/hooks', 403, 'UAEX', 3],
    ['https://orders.example.com/stream', undefined, 'DC', 4001],
  ]);
  expect(exchanges[0]).toMatchObject({
    startedAt: { at: Date.UTC(2026, 3, 15, 20, 17, 0, 310), zoneKnown: true },
    peer: '198.51.100.28',
    timings: { wait: 100 },
    request: { method: 'POST', bodyBytes: 154, httpVersion: '2' },
    fields: { upstream_host: '10.0.2.1:80', request_id: 'cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2' },
  });
});

it('reads why the upstream failed from Istio’s format', () => {
  const { exchanges } = readText(sample('envoy-log', 'istio.txt'));
  expect(exchanges.map((e) => [e.response?.status, e.fields?.response_flags, e.fields?.response_code_details])).toEqual(
    [
      [418, '-', 'via_upstream'],
      [
        503,
        'UF',
        'upstream_reset_before_response_started{connection_failure,TLS_error:_268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER}',
      ],
      [503, 'UH', 'no_healthy_upstream'],
    ],
  );
  expect(exchanges[1]).toMatchObject({
    peer: '10.44.1.23:51042',
    fields: {
      upstream_transport_failure_reason: 'TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
      upstream_cluster: 'outbound|443||payments.shop.svc.cluster.local',
      route_name: 'default',
    },
  });
});

it.each([
  '127.0.0.1 - - [23/Nov/2026:21:01:31 +0000] "POST /x HTTP/1.1" 200 1 "-" "-"',
  '"GET /x HTTP/1.1" 200 - "a" "b" and so on',
])('leaves %s alone', (text) => expect(readText(text).recognised).toEqual([]));
