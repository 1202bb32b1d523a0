import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { subscriptionJson } from './subscription-json.ts';

const readText = (text: string) => read([toDocument('a', text)], [subscriptionJson]);
const told = (name: string) =>
  readText(sample('subscription-json', name)).settings.map((s) => [s.firstLine, s.name, s.value, s.scope]);

it('reads a GitHub webhook with what its config holds', () => {
  const url = 'https://hooks.example.com/github';
  expect(told('github.json')).toEqual([
    [5, 'active', 'false', url],
    [6, 'events', 'push, pull_request', url],
    [8, 'config.content_type', 'form', url],
    [9, 'config.insecure_ssl', '0', url],
    [10, 'config.secret', '********', url],
    [11, 'config.url', url, url],
  ]);
});

it('keeps endpoints of a list apart by their address', () => {
  const settings = told('stripe.json');
  expect(settings).toContainEqual([16, 'status', 'enabled', 'https://hooks.example.com/stripe']);
  expect(settings).toContainEqual([26, 'status', 'disabled', 'https://old.example.com/stripe']);
  expect(settings).toContainEqual([
    13,
    'enabled_events',
    'charge.succeeded, charge.failed',
    'https://hooks.example.com/stripe',
  ]);
  expect(settings.filter(([, name]) => name === 'url')).toHaveLength(2);
});

it.each([
  ['shopify-rest.json', [6, 'topic', 'orders/create', 'https://hooks.example.com/shopify']],
  ['shopify-graphql.json', [8, 'topic', 'APP_UNINSTALLED', 'https://hooks.example.com/uninstalled']],
  ['hubspot.json', [4, 'active', 'false', '124']],
  ['jira.json', [12, 'expirationDate', '1777774208000', '10000']],
  [
    'telegram.json',
    [1, 'last_error_message', 'Wrong response from the webhook: 404 Not Found', 'https://hooks.example.com/telegram'],
  ],
])('reads %s', (name, expected) => expect(told(name)).toContainEqual(expected));

it('reads a Slack manifest in YAML', () => {
  const values = told('slack-manifest.yml').map(([line, name, value]) => [line, String(name).split('.').at(-1), value]);
  expect(values).toEqual([
    [12, 'request_url', 'https://hooks.example.com/slack/events'],
    [14, 'bot_events', 'app_mention, message.channels'],
    [17, 'is_enabled', 'false'],
    [18, 'socket_mode_enabled', 'false'],
  ]);
});

it('reads an address that is empty: no webhook is set', () => {
  const text = '{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}';
  expect(readText(text).settings).toContainEqual(expect.objectContaining({ name: 'url', value: '' }));
});

it('keeps what was there before a cut', () => {
  const text = sample('subscription-json', 'stripe.json');
  const settings = readText(text.slice(0, text.indexOf('"we_2'))).settings;
  expect(settings).toContainEqual(expect.objectContaining({ name: 'status', value: 'enabled' }));
});

describe('is not seen', () => {
  it.each([
    ['in a repository', '{"name":"x","url":"https://api.example.com/repos/x","status":"active","topics_count":1}'],
    ['in a customer', '{"id":1,"active":true,"email":"a@example.com","url":"https://example.com"}'],
    ['in an event', '{"type":"invoice.paid","data":{"url":"https://pay.example.com/1","status":"open"}}'],
    ['in a delivery', '{"url":"https://hooks.example.com","events":["a"],"status_code":500,"attempts":1}'],
    ['in a calendar', '{"url":"https://cal.example.com","events":[{"id":1,"title":"x","at":2}],"enabled":true}'],
    [
      'in package.json',
      '{"name":"hook","repository":{"url":"https://github.com/a/b"},"bugs":{"url":"https://github.com/a/b/issues"}}',
    ],
  ])('%s', (_, text) => expect(readText(text).recognised).toEqual([]));
});
