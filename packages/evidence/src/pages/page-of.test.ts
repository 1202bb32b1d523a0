import { describe, expect, it } from 'vitest';
import { sample, samples } from '../../testing/samples.ts';
import { pageFormats } from './page-formats.ts';
import { pageOf } from './page-of.ts';

const page = (name: string) => pageOf(sample('html-error-page', name));

describe('who made a page, its status and its code', () => {
  it.each<[string, string, string, number | undefined, string | undefined, Record<string, string>]>([
    ['nginx-502.html', 'nginx', 'balancer', 502, undefined, {}],
    ['nginx-https-port.html', 'nginx', 'balancer', 400, 'The plain HTTP request was sent to HTTPS port', {}],
    ['apache-proxy-error.html', 'apache', 'web_server', 502, undefined, {}],
    ['haproxy-503.html', 'haproxy', 'balancer', 503, undefined, {}],
    ['varnish-503.html', 'varnish', 'cdn', 503, undefined, { request_id: '3' }],
    ['alb-502.html', 'awselb', 'balancer', 502, undefined, {}],
    ['cloudflare-522.html', 'cloudflare', 'cdn', 522, '522', { ray_id: '8f1c2d3e4a5b6c7d' }],
    ['cloudflare-1020.html', 'cloudflare', 'bot_filter', 403, '1020', { ray_id: '8f1c2d3e4a5b6c7e' }],
    ['cloudflare-1015.txt', 'cloudflare', 'bot_filter', 429, '1015', {}],
    ['cloudflare-challenge.html', 'cloudflare', 'bot_filter', 403, undefined, { ray_id: '8f1c2d3e4a5b6c80' }],
    ['akamai-403.html', 'akamaighost', 'bot_filter', 403, undefined, { reference: '18.5c1e2117.1777773600.1a2b3c4d' }],
    ['f5-rejected.html', 'f5', 'bot_filter', undefined, undefined, { reference: '1234567890123456789' }],
    ['ngrok-offline.html', 'ngrok', 'tunnel', 404, 'ERR_NGROK_3200', {}],
    ['heroku-no-such-app.html', 'heroku', 'platform', 404, 'no-such-app', {}],
    [
      'vercel-not-found.html',
      'vercel',
      'platform',
      404,
      'DEPLOYMENT_NOT_FOUND',
      { request_id: 'cdg1::8mz4q-1777773600000-1b2c3d4e5f60' },
    ],
    [
      'iis-detailed-500-19.html',
      'microsoft-iis',
      'web_server',
      500,
      '500.19',
      { error_number: '0x80070021', module: 'IIS Web Core' },
    ],
    ['squid-denied.html', 'squid', 'company_proxy', 403, 'ERR_ACCESS_DENIED', { host: 'proxy.example.com' }],
    [
      'django-debug-500.html',
      'django',
      'framework',
      500,
      undefined,
      { exception: 'KeyError', exception_message: "'amount'" },
    ],
    ['laravel-419.html', 'laravel', 'framework', 419, undefined, {}],
    ['spring-whitelabel.html', 'spring-boot', 'framework', 405, undefined, {}],
    ['express-404.html', 'express', 'framework', 404, undefined, { route: 'POST /webhooks/orders' }],
    [
      'php-fatal-error.html',
      'php',
      'framework',
      undefined,
      'Fatal error',
      { exception: 'Error', file: '/srv/app/i.php', line: '3' },
    ],
    [
      'envoy-connection-failure.txt',
      'envoy',
      'balancer',
      503,
      'connection failure',
      { reset_reason: 'connection failure', transport_failure: 'delayed connect error: 111' },
    ],
  ])('%s', (name, server, kind, status, errorCode, fields) => {
    const { title, ...rest } = page(name) ?? { title: '' };
    expect(title).not.toBe('');
    expect(rest).toEqual({
      server,
      kind,
      ...(status !== undefined && { status }),
      ...(errorCode !== undefined && { errorCode }),
      fields,
    });
  });

  it('is known for every sample', () => {
    for (const { name, text } of samples().filter(({ reader }) => reader === 'html-error-page'))
      expect([name, pageOf(text)?.server]).toEqual([name, expect.any(String)]);
    expect(pageFormats.length).toBeGreaterThan(40);
  });

  it('takes the name that stands where nginx has its own', () => {
    const from = (name: string) =>
      pageOf(`<html><head><title>502 Bad Gateway</title></head><body><hr><center>${name}</center></body></html>`);
    expect(from('openresty/1.21.4.1')?.server).toBe('openresty');
    expect(from('awselb/2.0')?.server).toBe('awselb');
    expect(from('Microsoft-Azure-Application-Gateway/v2')?.server).toBe('microsoft-azure-application-gateway');
  });

  it('knows an address that Cloudflare’s tunnel does not reach', () => {
    expect(pageOf('error code: 1033')).toMatchObject({ server: 'cloudflare', kind: 'tunnel', status: 530 });
  });
});

describe('a page without a known maker', () => {
  it('is one by the status that it states', () => {
    expect(pageOf('<html><head><title>404 Not Found</title></head></html>')).toMatchObject({ status: 404 });
    expect(pageOf('<h1>Error 503: down</h1>')).toMatchObject({ status: 503 });
    expect(pageOf('Bad Gateway')).toMatchObject({ status: 502 });
    expect(pageOf('504 Gateway Time-out')).toMatchObject({ status: 504 });
  });

  it.each([
    '<!doctype html><html><head><title>Orders</title></head><body><h1>404 orders</h1></body></html>',
    '<html><head><title>Sign in</title></head><body><form></form></body></html>',
    'The service was not found',
    '404',
    'Gone',
    '{"message":"Forbidden"}',
    '',
  ])('is none: %s', (text) => expect(pageOf(text)).toBeUndefined());
});

it('looks at hostile pages in bounded time', () => {
  const started = performance.now();
  for (const part of [
    '<html>',
    '<pre>',
    '<b>Warning</b>: ',
    'Error ',
    'Reference #',
    '<title>',
    '\n',
    'a ',
    'DEPLOYMENT_A',
  ])
    pageOf(`<html>${part.repeat(100_000 / part.length)}`);
  expect(performance.now() - started).toBeLessThan(3000);
});
