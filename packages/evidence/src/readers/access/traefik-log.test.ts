import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { traefikLog } from './traefik-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [traefikLog]);

it('reads the router that took a request and the server it went to', () => {
  const { exchanges } = readText(sample('traefik-log', 'common.txt'));
  expect(exchanges.map((e) => [e.request?.url, e.response?.status, e.durationMs, e.fields])).toEqual([
    ['/health', 200, 3, { request_count: '81', router: 'health@docker', upstream: 'http://10.1.0.7:3000' }],
    ['/hooks/stripe', 502, 1, { request_count: '82', router: 'api@docker', upstream: 'http://10.1.0.8:3000' }],
    ['/nowhere', 404, 0, { request_count: '83' }],
    ['/report', 504, 60001, { request_count: '84', router: 'api@docker', upstream: 'http://10.1.0.8:3000' }],
  ]);
  expect(exchanges[2]).toMatchObject({
    reader: 'traefik-log',
    peer: '192.0.2.46',
    startedAt: { at: Date.UTC(2026, 4, 12, 8, 41, 9) },
    request: { headers: [{ name: 'Referer' }, { name: 'User-Agent' }] },
  });
});

it('leaves lines of other servers alone', () =>
  expect(
    readText('127.0.0.1 - - [12/May/2026:08:41:07 +0000] "GET / HTTP/1.1" 200 2 "-" "curl" 3ms').recognised,
  ).toEqual([]));
