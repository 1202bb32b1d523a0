import { describe, expect, it, test } from 'vitest';
import { statusAndBodyIn } from './status-and-body.ts';

describe('status and body in the message of an error', () => {
  it.each<[string, number, string | undefined, string | undefined]>([
    [
      'Request failed with status code 422: {"errors":{"email":["is taken"]}}',
      422,
      undefined,
      '{"errors":{"email":["is taken"]}}',
    ],
    ['HTTP 400: {"error":"invalid_grant"}', 400, undefined, '{"error":"invalid_grant"}'],
    [
      'Client error: `POST https://api.example.com/v1` resulted in a `422 Unprocessable Content` response:\n{"message":"no"}\n',
      422,
      'Unprocessable Content',
      '{"message":"no"}',
    ],
    [
      "Error code: 401 - {'error': {'message': \"it's wrong\", 'code': None, 'param': True}}",
      401,
      undefined,
      '{"error": {"message": "it\'s wrong", "code": null, "param": true}}',
    ],
    ['404 Not Found: "{"status":404,"error":"Not Found"}"', 404, 'Not Found', '{"status":404,"error":"Not Found"}'],
    [
      '400 Bad Request on POST request for "https://api.example.com/": "{"error":"x"}"',
      400,
      'Bad Request',
      '{"error":"x"}',
    ],
    [
      '[403 Forbidden] during [GET] to [https://api.example.com/a] [Client#get()]: [{"message":"no"}]',
      403,
      'Forbidden',
      '[{"message":"no"}]',
    ],
    [
      '400 {"type":"error","error":{"type":"invalid_request_error"}}',
      400,
      undefined,
      '{"type":"error","error":{"type":"invalid_request_error"}}',
    ],
    ['400 - "{\\"error\\":{\\"code\\":\\"bad\\"}}"', 400, undefined, '{"error":{"code":"bad"}}'],
    ['unexpected status code: 500, body: internal error', 500, undefined, 'internal error'],
    ['request failed: {"message":"x"} (HTTP 409)', 409, undefined, '{"message":"x"}'],
    [
      'server responded with status 503 Service Unavailable: no healthy upstream',
      503,
      'Service Unavailable',
      undefined,
    ],
    ['Response status code does not indicate success: 401 (Unauthorized).', 401, 'Unauthorized', undefined],
    ['The remote server returned an error: (403) Forbidden.', 403, 'Forbidden', undefined],
    ['The requested URL returned error: 404', 404, undefined, undefined],
    ['googleapi: Error 403: The caller does not have permission, forbidden', 403, undefined, undefined],
    ['failed to open stream: HTTP request failed! HTTP/1.1 403 Forbidden', 403, 'Forbidden', undefined],
    [
      'Unexpected code Response{protocol=http/1.1, code=404, message=Not Found, url=https://api.example.com/}',
      404,
      'Not Found',
      undefined,
    ],
    ['HTTP status client error (401 Unauthorized) for url (https://api.example.com/)', 401, 'Unauthorized', undefined],
    [
      'HTTP 500: <?xml version="1.0"?><Error><Code>X</Code></Error>',
      500,
      undefined,
      '<?xml version="1.0"?><Error><Code>X</Code></Error>',
    ],
    [
      'Server error 502: <html><head><title>502</title></head></html>',
      502,
      undefined,
      '<html><head><title>502</title></head></html>',
    ],
  ])('%s', (message, status, reason, body) => {
    const answer = statusAndBodyIn(message);
    expect(answer?.status).toBe(status);
    expect(answer?.reason).toBe(reason);
    expect(answer?.body?.text).toBe(body);
  });

  it('says where the body stands and that it is cut off', () => {
    expect(statusAndBodyIn('status code 500\nResponse:\n{\n "error": "inter')).toEqual({
      status: 500,
      body: { text: '{\n "error": "inter', firstLine: 2, lastLine: 3, truncated: true },
    });
  });

  it.each([
    '404 items were read',
    'connect ECONNREFUSED 127.0.0.1:443',
    'expected 200 items, got {"a":1}',
    'Cannot read properties of undefined (reading "status")',
    'Unexpected token < in JSON at position 0',
    'job 404 of queue failed',
    '{"error":"invalid_grant"}',
    '',
  ])('is not in: %s', (message) => expect(statusAndBodyIn(message)).toBeUndefined());
});

test('time grows near linearly on hostile messages', () => {
  const started = performance.now();
  for (const part of ['{"', '{ ', '<a ', '<a>', "{'", '{\\"', 'status ', 'HTTP 4', 'error 400 ', '\\', '400 A a'])
    statusAndBodyIn(part.repeat(100_000 / part.length));
  expect(performance.now() - started).toBeLessThan(2000);
});
