import { expect, test } from 'vitest';
import { redirect } from './redirect.ts';
import { noted } from './sample.ts';

const credential = { Accept: '*/*', Authorization: 'Bearer …[24,#a41f]' };
const plain = { Accept: '*/*' };

test('a redirect that was followed is told from the failure that it led to', () => {
  const { facts, lines } = noted(redirect, [
    {
      method: 'POST',
      url: 'http://api.acme.io/v1/things',
      headers: credential,
      status: 301,
      answer: { Location: 'https://www.acme.io/v1/things/' },
    },
    { method: 'GET', url: 'https://www.acme.io/v1/things/', headers: plain, status: 401 },
  ]);
  expect(facts).toEqual({
    'redirect.before': true,
    'redirect.followed': true,
    'redirect.location': 'https://www.acme.io/v1/things/',
    'redirect.difference': ['host', 'scheme', 'trailing_slash'],
    'redirect.method_changed': true,
    'redirect.credential_dropped': true,
  });
  expect(lines['redirect.location']).toBe(5);
});

test('a credential that went along was not dropped', () => {
  const { facts } = noted(redirect, [
    { url: 'https://api.acme.io/a', headers: credential, status: 307, answer: { Location: '/b' } },
    { url: 'https://api.acme.io/b', headers: credential, status: 401 },
  ]);
  expect(facts).toMatchObject({
    'redirect.credential_dropped': false,
    'redirect.method_changed': false,
    'redirect.difference': ['path'],
  });
});

test('a redirect that nobody followed', () => {
  const { facts } = noted(redirect, [
    {
      method: 'POST',
      url: 'https://shop.io/hook',
      headers: plain,
      status: 302,
      answer: { Location: 'https://shop.io/users/sign_in?next=hook' },
    },
  ]);
  expect(facts).toEqual({
    'redirect.before': false,
    'redirect.followed': false,
    'redirect.location': 'https://shop.io/users/sign_in?next=hook',
    'redirect.difference': ['path', 'query', 'login'],
  });
});

test('ports that go with the scheme are no difference of host', () => {
  const { facts } = noted(redirect, [
    { url: 'http://shop.io/x', status: 301, answer: { Location: 'https://shop.io:443/x' } },
  ]);
  expect(facts['redirect.difference']).toEqual(['scheme']);
});

test('without a redirect nothing is said of one; that none came before only where requests are shown one by one', () => {
  expect(noted(redirect, [{ url: 'https://shop.io/x', status: 404 }]).facts).toEqual({});
  expect(noted(redirect, [{ url: 'https://shop.io/x', headers: plain, status: 404 }]).facts).toEqual({
    'redirect.before': false,
  });
});

test('a scheme that the transcript does not show is no reason to miss the chain; one that is all that changes is', () => {
  const from = { url: 'http://api.acme.io/a', headers: plain, status: 301 };
  const chain = (location: string, url: string) =>
    noted(redirect, [
      { ...from, answer: { Location: location } },
      { url, headers: plain, status: 404 },
    ]).facts['redirect.before'];
  expect(chain('https://www.acme.io/a', 'http://www.acme.io/a')).toBe(true);
  expect(chain('https://api.acme.io/a', 'http://api.acme.io/a')).toBe(false);
  expect(chain('https://api.acme.io/a', 'https://api.acme.io/a')).toBe(true);
  expect(chain('https://www.acme.io:8443/a', 'https://www.acme.io/a')).toBe(false);
  expect(chain('https://www.acme.io/a#top', 'https://www.acme.io/a')).toBe(true);
});

test("a server's log prints no Location, and shows a client come again as a GET all the same", () => {
  const one = { seenFrom: 'server', peer: '10.0.0.7', headers: { 'User-Agent': 'Alerter/2' } } as const;
  const post = { ...one, method: 'POST', url: '/alert', status: 301, at: '2026-03-01T10:00:00Z' };
  const again = { ...one, method: 'GET', url: '/alert', status: 405, at: '2026-03-01T10:00:01Z' };
  expect(noted(redirect, [post, again]).facts).toMatchObject({
    'redirect.before': true,
    'redirect.method_changed': true,
  });
  const other = { ...again, peer: '10.0.0.9' };
  expect(noted(redirect, [post, other]).facts).toEqual({});
});
