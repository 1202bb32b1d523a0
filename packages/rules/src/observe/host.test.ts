import { expect, test } from 'vitest';
import { host } from './host.ts';
import { hostKind } from './host-kind.ts';
import { noted } from './sample.ts';

test.each([
  ['api.stripe.com', 'public'],
  ['203.0.114.5', 'public'],
  ['2606:4700::1111', 'public'],
  ['my-shop.com', 'public'],
  ['mytests.org', 'public'],
  ['localhost', 'loopback'],
  ['app.localhost', 'loopback'],
  ['127.0.0.1', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['0.0.0.0', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.20.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['169.254.169.254', 'private'],
  ['100.64.0.1', 'private'],
  ['fd00::1', 'private'],
  ['fe80::1', 'private'],
  ['printer.local', 'private'],
  ['ci.corp.internal', 'private'],
  ['api', 'private'],
  ['host.docker.internal', 'private'],
  ['svc.ns.svc.cluster.local', 'private'],
  ['abc123.ngrok-free.app', 'tunnel'],
  ['abc.trycloudflare.com', 'tunnel'],
  ['smee.io', 'tunnel'],
  ['blue-cat.loca.lt', 'tunnel'],
  ['example.com', 'placeholder'],
  ['api.example.org', 'placeholder'],
  ['shop.example', 'placeholder'],
  ['yourdomain.com', 'placeholder'],
  ['your-app.com', 'placeholder'],
  ['{{host}}', 'placeholder'],
  ['undefined', 'placeholder'],
  ['203.0.113.5', 'placeholder'],
])('%s is %s', (name, kind) => {
  expect(hostKind(name)).toBe(kind);
});

test('a host for testing is known by its name or by the profile', () => {
  const mode = (url: string, provider?: object) =>
    noted(host, [{ url, status: 404 }], provider ? { provider } : {}).facts['request.host_mode'];
  expect(mode('https://api-m.sandbox.paypal.com/v1')).toBe('test');
  expect(mode('https://api-staging.acme.io/')).toBe('test');
  expect(mode('https://live.adyen.io/')).toBe('live');
  expect(mode('https://api.acme.io/')).toBeUndefined();
  expect(mode('https://contest.acme.io/')).toBeUndefined();
  const provider = { test_hosts: ['api-m.acme.io'], live_hosts: ['acme.io'] };
  expect(mode('https://eu.api-m.acme.io/', provider)).toBe('test');
  expect(mode('https://acme.io/', provider)).toBe('live');
});
