import { expect, test } from 'vitest';
import { toDocument } from './document.ts';
import { read } from './read.ts';

const exchangesOf = (...lines: string[]) => read([toDocument('a', lines.join('\n'))]).exchanges;
const guzzle =
  '[2024-01-01 00:00:00] production.ERROR: Client error: `POST https://api.acme.test/v1` resulted in a `400 Bad Request` response:';

test('a body below the line that names the call is that call’s', () => {
  expect(exchangesOf(guzzle, '{"errors":[{"message":"not verified","field":"from"}]}')).toMatchObject([
    {
      request: { url: 'https://api.acme.test/v1' },
      response: { status: 400, body: { text: '{"errors":[{"message":"not verified","field":"from"}]}', firstLine: 2 } },
    },
  ]);
});

test('a line that announces the body may stand between, and the body may name the status itself', () => {
  expect(
    exchangesOf(
      'POST https://api.acme.test/v1 422',
      '',
      'Response body:',
      '{"status": 422, "message": "email is invalid"}',
    ),
  ).toMatchObject([{ request: { method: 'POST' }, response: { status: 422, body: { firstLine: 4, lastLine: 4 } } }]);
});

test('a body of another status, or further off, stays by itself', () => {
  expect(exchangesOf('POST https://api.acme.test/v1 422', '{"status": 500, "message": "failed"}')).toHaveLength(2);
  expect(
    exchangesOf('POST https://api.acme.test/v1 422', 'and then', 'we saw', '{"status": 422, "message": "failed"}'),
  ).toHaveLength(2);
});

test('pages, XML and bodies without a status are joined likewise', () => {
  const page = '<html><head><title>502 Bad Gateway</title></head><body><hr><center>nginx</center></body></html>';
  const fault = '<Error><Code>EntityNotKnown</Code><Message>no</Message></Error>';
  const joined = (status: number, body: string) => exchangesOf(`POST https://api.acme.test/v1 ${status}`, body);
  expect(joined(502, page)).toMatchObject([{ response: { status: 502, body: { text: page, firstLine: 2 } } }]);
  expect(joined(400, fault)).toMatchObject([{ response: { status: 400, body: { text: fault } } }]);
  const { exchanges, records } = read([toDocument('a', `POST https://api.acme.test/v1 422\n{"error":"too_small"}`)]);
  expect(exchanges).toMatchObject([{ response: { body: { text: '{"error":"too_small"}' } } }]);
  expect(records.map((record) => record.body)).toEqual([undefined]);
});
