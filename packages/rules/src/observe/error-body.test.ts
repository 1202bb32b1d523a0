import { expect, test } from 'vitest';
import { errorBody } from './error-body.ts';
import { noted, type Sample } from './sample.ts';

const of = (answerBody: string | object, sample: Sample = {}) =>
  noted(errorBody, [
    {
      url: 'https://api.acme.io/v1',
      status: 422,
      answerBody: typeof answerBody === 'string' ? answerBody : JSON.stringify(answerBody),
      ...sample,
    },
  ]);

interface Expected {
  codes?: string[];
  message?: string;
  fields?: string[];
}
/** Real shapes of error bodies, by whom they are used. */
const shapes: [name: string, body: string | object, expected: Expected][] = [
  [
    'RFC 9457',
    {
      type: 'https://acme.io/probs/out-of-credit',
      title: 'You do not have enough credit.',
      status: 422,
      detail: 'Your balance is 30.',
      'invalid-params': [{ name: 'age', reason: 'must be positive' }],
    },
    {
      codes: ['https://acme.io/probs/out-of-credit'],
      message: 'You do not have enough credit. / Your balance is 30. / must be positive',
      fields: ['age'],
    },
  ],
  [
    'Stripe',
    {
      error: {
        code: 'parameter_missing',
        message: 'Missing required param: amount.',
        param: 'amount',
        type: 'invalid_request_error',
      },
    },
    {
      codes: ['parameter_missing', 'invalid_request_error'],
      message: 'Missing required param: amount.',
      fields: ['amount'],
    },
  ],
  [
    'GraphQL',
    {
      data: null,
      errors: [{ message: 'Not allowed', path: ['createUser', 'email'], extensions: { code: 'FORBIDDEN' } }],
    },
    { codes: ['FORBIDDEN'], message: 'Not allowed', fields: ['createUser', 'email'] },
  ],
  [
    'Google',
    {
      error: {
        code: 403,
        message: 'Denied.',
        status: 'PERMISSION_DENIED',
        errors: [{ reason: 'forbidden', domain: 'global' }],
      },
    },
    { codes: ['403', 'PERMISSION_DENIED', 'forbidden'], message: 'Denied.' },
  ],
  [
    'OAuth',
    { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
    { codes: ['invalid_grant'], message: 'Token has been expired or revoked.' },
  ],
  [
    'AWS',
    { __type: 'ThrottlingException', message: 'Rate exceeded' },
    { codes: ['ThrottlingException'], message: 'Rate exceeded' },
  ],
  [
    'PayPal',
    { name: 'UNPROCESSABLE_ENTITY', details: [{ field: '/amount', issue: 'MISSING_VALUE' }] },
    { codes: ['UNPROCESSABLE_ENTITY', 'MISSING_VALUE'], fields: ['/amount'] },
  ],
  [
    'JSON:API',
    { errors: [{ code: 'blank', source: { pointer: '/data/attributes/name' }, detail: 'is blank' }] },
    { codes: ['blank'], message: 'is blank', fields: ['/data/attributes/name'] },
  ],
  [
    'Rails, Shopify',
    { errors: { email: ['is invalid'], name: ["can't be blank"] } },
    { message: "is invalid / can't be blank", fields: ['email', 'name'] },
  ],
  ['Django REST', { email: ['This field is required.'] }, { message: 'This field is required.', fields: ['email'] }],
  [
    'FastAPI',
    { detail: [{ loc: ['body', 'user', 0, 'email'], msg: 'field required', type: 'value_error.missing' }] },
    { codes: ['value_error.missing'], message: 'field required', fields: ['user.0.email'] },
  ],
  ['Slack', { ok: false, error: 'not_in_channel' }, { codes: ['not_in_channel'] }],
  [
    'GitHub',
    { message: 'Validation Failed', errors: [{ resource: 'Hook', code: 'custom', message: 'Hook already exists' }] },
    { codes: ['custom'], message: 'Validation Failed / Hook already exists' },
  ],
  [
    'Apigee',
    { fault: { faultstring: 'Invalid ApiKey', detail: { errorcode: 'oauth.v2.InvalidApiKey' } } },
    { codes: ['oauth.v2.InvalidApiKey'], message: 'Invalid ApiKey' },
  ],
  ['an error in words', { error: 'Something went wrong' }, { message: 'Something went wrong' }],
  ['a list of words', { errors: ['name is too short'] }, { message: 'name is too short' }],
  [
    'S3',
    '<?xml version="1.0"?>\n<Error>\n <Code>NoSuchKey</Code>\n <Message>It &amp; that</Message>\n</Error>',
    { codes: ['NoSuchKey'], message: 'It & that' },
  ],
  [
    'SOAP',
    '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>Bad</faultstring></s:Fault></s:Body></s:Envelope>',
    { codes: ['s:Client'], message: 'Bad' },
  ],
  [
    'an HTML page',
    '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><p>nginx',
    { message: '502 Bad Gateway' },
  ],
  [
    'a CDN’s page, with its code',
    '<!DOCTYPE html><html><head><title>Access denied | api.acme.io used Cloudflare to restrict access</title></head><body><h1><span>Access denied</span> <span>Error code <span>1020</span></span></h1>',
    {
      codes: ['1020'],
      message: 'Access denied | api.acme.io used Cloudflare to restrict access / Access denied Error code 1020',
    },
  ],
  [
    'SOAP 1.2',
    '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value></e:Code><e:Reason><e:Text xml:lang="en">Bad</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>',
    { codes: ['e:Sender'], message: 'Bad' },
  ],
  ['Jira', { errorMessages: ['No such issue'], errors: {} }, { message: 'No such issue' }],
  ['plain text', 'no healthy upstream', { message: 'no healthy upstream' }],
  [
    'JSON cut off',
    '{"error": {"code": "too_big", "message": "The \\"file\\" is", "da',
    { codes: ['too_big'], message: 'The "file" is' },
  ],
];

test.each(shapes)('%s', (_, body, { codes, message, fields }) => {
  const { facts } = of(body);
  expect(facts['response.error_codes']).toEqual(codes);
  expect(facts['response.error_message']).toBe(message);
  expect(facts['response.error_fields']).toEqual(fields);
});

test('the resource that an error is about is not taken for the error', () => {
  const { facts } = of({
    error: { code: 'card_declined', payment_intent: { id: 'pi_1', status: 'requires_action', type: 'x' } },
  });
  expect(facts['response.error_codes']).toEqual(['card_declined']);
});

test('each fact has the line where the body says it', () => {
  const { lines } = of('{\n  "error": {\n    "message": "No",\n    "code": "bad",\n    "param": "a1"\n  }\n}');
  expect([lines['response.error_message'], lines['response.error_codes'], lines['response.error_fields']]).toEqual([
    5, 6, 7,
  ]);
});

test('a success says nothing of errors, except when its body does', () => {
  expect(of({ type: 'user', message: 'hello' }, { status: 200 }).facts).toEqual({ 'response.reports_error': false });
  expect(of({ ok: false, error: 'no_text' }, { status: 200 }).facts).toEqual({
    'response.reports_error': true,
    'response.error_codes': ['no_text'],
  });
});

test('a mutation that reports what is wrong with its input has failed', () => {
  const userErrors = [{ field: ['title'], message: "Title can't be blank", code: 'BLANK' }];
  expect(of({ data: { productUpdate: { product: null, userErrors } } }, { status: 200 }).facts).toEqual({
    'response.reports_error': true,
    'response.error_codes': ['BLANK'],
    'response.error_message': "Title can't be blank",
    'response.error_fields': ['title'],
  });
  expect(of({ data: { productUpdate: { userErrors: [] } } }, { status: 200 }).facts).toEqual({
    'response.reports_error': false,
  });
});

test('a hostile body is read in bounded time', () => {
  const deep = `${'{"error":'.repeat(3000)}1${'}'.repeat(3000)}`;
  const tags = '<a>'.repeat(200_000);
  const started = performance.now();
  for (const body of [deep, tags, `<html>${'<title'.repeat(100_000)}`, `{"code": "${'\\'.repeat(500_001)}`]) of(body);
  expect(performance.now() - started).toBeLessThan(2000);
});
