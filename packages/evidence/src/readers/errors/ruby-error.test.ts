import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { rubyError } from './ruby-error.ts';

const shown = (what: string) => sample('ruby-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [rubyError]);

describe('what Ruby 3.1 and its gems printed', () => {
  it.each([
    ['net-http', 'ECONNREFUSED', 'https://refused.example.com', 24],
    ['faraday-expired', 'CERT_HAS_EXPIRED', 'https://203.0.113.12', 42],
    ['faraday-timeout', 'ETIMEDOUT', undefined, 50],
    ['ruby-3-4', 'ECONNREFUSED', 'https://api.example.com', 5],
  ])('%s: one failed call with its causes', (what, code, url, lines) => {
    const { exchanges, records, recognised } = readText(`before\n${shown(what).trimEnd()}\n\nafter`);
    expect(records).toEqual([]);
    expect(exchanges).toMatchObject([{ seenFrom: 'client', error: { code, firstLine: 2 } }]);
    expect(exchanges[0]?.request?.url).toBe(url);
    expect(recognised).toMatchObject([{ firstLine: 2, lastLine: lines + 1 }]);
  });

  it.each([
    ['faraday-status', 401, undefined],
    ['rest-client', 422, 'Unprocessable Entity'],
    ['excon', 401, 'Unauthorized'],
    ['httparty', 401, undefined],
    ['net-http-value', 401, 'Unauthorized'],
    ['open-uri', 401, 'Unauthorized'],
  ])('%s: an answer', (what, status, reason) => {
    const { exchanges } = readText(shown(what));
    expect(exchanges).toMatchObject([{ firstLine: 1, response: { status } }]);
    expect(exchanges[0]?.response?.reason).toBe(reason);
  });

  it('reads the body that HTTParty puts into the message', () => {
    expect(readText(shown('httparty')).exchanges[0]?.response?.body).toMatchObject({
      text: expect.stringMatching(/^\{.*"invalid_token".*\}$/),
      firstLine: 1,
    });
  });

  it('reads request, headers and body of a Faraday exception that was inspected', () => {
    const { exchanges } = readText(shown('faraday-inspect'));
    expect(exchanges[0]).toMatchObject({
      request: { method: 'POST', url: '/v1/orders' },
      response: {
        status: 422,
        headers: expect.arrayContaining([{ name: 'x-request-id', value: 'req_8f3a1c', line: 1 }]),
        body: { text: expect.stringMatching(/^\{"error":.*\}$/) },
      },
    });
    expect(exchanges.slice(1).map((one) => one.error?.code)).toEqual([
      'ECONNREFUSED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'CERT_HAS_EXPIRED',
      undefined,
      undefined,
      'ENOTFOUND',
      'ETIMEDOUT',
      'ECONNREFUSED',
      'ETIMEDOUT',
      undefined,
    ]);
  });

  it('reads one that Ruby 3.4 inspected', () => {
    const text =
      '#<Faraday::ClientError response={status: 400, headers: {"retry-after" => "30"}, body: "{\\"error\\":\\"no\\"}", request: {method: :get, url: #<URI::HTTPS https://api.acme.test/x>, headers: {}}}>';
    expect(readText(text).exchanges).toMatchObject([
      {
        request: { method: 'GET', url: 'https://api.acme.test/x' },
        response: { status: 400, headers: [{ name: 'retry-after', value: '30' }], body: { text: '{"error":"no"}' } },
      },
    ]);
  });

  it('makes a record of an exception that is not the network’s', () => {
    expect(readText(shown('json')).records).toMatchObject([
      { error: { type: 'JSON::ParserError', frames: [{ function: 'parse', line: 2 }, {}, {}, {}, {}] } },
    ]);
  });
});

describe('Rails', () => {
  it('logs an exception over several lines that all have its request’s id', () => {
    const { exchanges } = readText(shown('rails'));
    expect(exchanges).toMatchObject([{ firstLine: 3, lastLine: 6, response: { status: 401 } }]);
  });
});

describe('one line', () => {
  it.each([
    [
      'Errno::ECONNREFUSED: Failed to open TCP connection to api.acme.test:443 (Connection refused - connect(2) for "api.acme.test" port 443)',
      'ECONNREFUSED',
    ],
    [
      'OpenSSL::SSL::SSLError (SSL_connect returned=1 errno=0 state=error: certificate verify failed (unable to get local issuer certificate))',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ],
    ['Net::ReadTimeout with #<TCPSocket:(closed)>', 'ETIMEDOUT'],
    ['WARN: charge failed: Faraday::ConnectionFailed: getaddrinfo: Name or service not known', 'ENOTFOUND'],
    [
      'SocketError: Failed to open TCP connection to api.acme.test:443 (getaddrinfo: nodename nor servname provided, or not known)',
      'ENOTFOUND',
    ],
  ])('%s', (text, code) => expect(readText(text).exchanges).toMatchObject([{ error: { code } }]));

  it.each([
    ['RestClient::Unauthorized: 401 Unauthorized', 401],
    ['Stripe::AuthenticationError: (Status 401) (Request req_8f3a1c) Invalid API Key provided', 401],
    ['Octokit::UnprocessableEntity: POST https://api.acme.test/hooks: 422 - Validation Failed', 422],
    ['Faraday::ClientError (the server responded with status 429):', 429],
  ])('%s', (text, status) => expect(readText(text).exchanges).toMatchObject([{ response: { status } }]));
});

it('takes a database or cache that is down for no exchange', () => {
  expect(readText('Redis::CannotConnectError: Connection refused - connect(2) for 127.0.0.1:6379').exchanges).toEqual(
    [],
  );
  expect(readText('Errno::ECONNREFUSED: Connection refused - connect(2) for 127.0.0.1:5432').exchanges).toEqual([]);
});

it('keeps a backtrace that is cut off at the bottom', () => {
  const text = shown('net-http').split('\n').slice(0, 4).join('\n');
  expect(readText(text).exchanges).toMatchObject([{ lastLine: 4, error: { code: 'ECONNREFUSED' } }]);
});

it.each([
  'TypeError: no',
  'rescue Faraday::ConnectionFailed => e',
  'raise Stripe::CardError',
  'class BillingError < Faraday::Error',
  'Error: connect ECONNREFUSED 127.0.0.1:80',
  'Total: 12',
  'Note: the server (old) is slow',
  'java.io.IOException: closed',
  'reqwest::Error { kind: Request }',
  'std::runtime_error: what',
  '"message": "Net::ReadTimeout: late"',
])('leaves alone: %s', (text) => expect(readText(text).recognised).toEqual([]));
