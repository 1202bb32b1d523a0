import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { expressCode } from './express-code.ts';

const readText = (text: string) => read([toDocument('a', text)], [expressCode]);
const told = (text: string) => readText(text).settings.map((s) => [s.firstLine, s.name, s.value, s.scope]);

it('reads middleware and routes in their order, without what is commented out', () => {
  expect(told(sample('express-code', 'express.js'))).toEqual([
    [5, 'app.use', "cors({ origin: 'https://shop.example.com' })", undefined],
    [6, 'app.use', "express.json({ limit: '100kb' })", undefined],
    [8, 'app.use', "'/admin', requireAuth, adminRouter", '/admin'],
    [
      10,
      'app.post',
      "'/webhooks/orders', bodyParser.raw({ type: 'application/json' }), async (req, res) => …",
      '/webhooks/orders',
    ],
    [14, 'crypto.createHmac', "'sha256', process.env.SECRET", undefined],
    [15, 'stripe.webhooks.constructEvent', "req.body, req.headers['stripe-signature'], secret", undefined],
  ]);
  expect(readText(sample('express-code', 'express.js')).settings.map((s) => s.order)).toEqual([0, 1, 2, 3, 4, 5]);
});

it('reads how Next.js is told to leave the body alone', () => {
  expect(told(sample('express-code', 'next-pages.ts'))).toEqual([
    [6, 'config.api.bodyParser', 'false', undefined],
    [11, 'buffer', 'req', undefined],
    [12, 'stripe.webhooks.constructEvent', "raw, req.headers['stripe-signature'], secret", undefined],
  ]);
  expect(told('export const config = { api: { bodyParser: false } }')[0]?.[2]).toBe('false');
});

it('reads what a route handler does with the body before the check', () => {
  expect(told(sample('express-code', 'next-app.ts')).map((one) => one.slice(0, 2))).toEqual([
    [4, 'req.json'],
    [5, 'stripe.webhooks.constructEvent'],
  ]);
  expect(told(sample('express-code', 'next-app.ts'))[1]?.[2]).toMatch(/^JSON\.stringify\(body\), /);
});

it('reads code that is cut off at both ends', () => {
  const lines = sample('express-code', 'express.js').split('\n').slice(5, 12).join('\n');
  expect(told(lines).map((one) => one[1])).toEqual(['app.use', 'app.use', 'app.post']);
});

describe('is not seen', () => {
  it.each([
    ['in a client', "const users = await api.get('/users');\nawait api.post('/users', body);"],
    ['in other code', 'app.use;\nfunction post() {}\nconst x = server.get(1);'],
    [
      'in prose',
      'Put app.use(express.json()) below the route, they say.'.replace('app.use(express.json())', 'the parser'),
    ],
    ['in tests', "request(app).post('/x').send({});"],
    ['in a setting that is asked for', "const env = app.get('env');\napp.listen(3000);"],
  ])('%s', (_, text) => expect(readText(text).recognised).toEqual([]));
});
