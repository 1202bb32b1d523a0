import { expect, test } from 'vitest';
import { pathTemplate } from './path-template.ts';

test.each([
  ['/v1/users/42', '/v1/users/{id}'],
  ['/v1/events/evt_1MqqbKLt4dXK03v5', '/v1/events/{id}'],
  ['/x/8f1d2c3b-0000-4444-8888-121212121212/y', '/x/{id}/y'],
  ['/gists/aa5a315d61ae9438b18d', '/gists/{id}'],
  ['/files/dGhpc19pcw0x9', '/files/{id}'],
  ['/services/…[44,#a41f]', '/services/{id}'],
  ['/admin/api/2024-01/orders.json', '/admin/api/2024-01/orders.json'],
  ['/v2/checkout-sessions', '/v2/checkout-sessions'],
  ['/oauth2/token', '/oauth2/token'],
  ['/api/v1beta1/projects', '/api/v1beta1/projects'],
  ['/webhooks/stripe', '/webhooks/stripe'],
  ['/', '/'],
])('the template of %s is %s', (path, template) => {
  expect(pathTemplate(path)).toBe(template);
});
