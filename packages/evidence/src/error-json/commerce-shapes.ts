import { type ErrorShape, present } from './shape.ts';

/** Payments and shops, by their error bodies. Statuses are those that their documentation gives to a code; `formats.ts` has the addresses. */
export const commerceShapes: readonly ErrorShape[] = [
  {
    vendor: 'stripe',
    has: {
      'error.type': /^(?:api_error|card_error|idempotency_error|invalid_request_error)$/,
      'error.message': present,
    },
    status: [
      ['error.type', { card_error: 402, api_error: 500 }],
      [
        'error.code',
        { rate_limit: 429, lock_timeout: 429, resource_missing: 404, parameter_missing: 400, api_key_expired: 401 },
      ],
    ],
  },
  {
    vendor: 'paypal',
    has: { name: /^[A-Z_]{4,60}$/, debug_id: present },
    status: [
      [
        'name',
        {
          INVALID_REQUEST: 400,
          AUTHENTICATION_FAILURE: 401,
          NOT_AUTHORIZED: 403,
          PERMISSION_DENIED: 403,
          RESOURCE_NOT_FOUND: 404,
          METHOD_NOT_SUPPORTED: 405,
          MEDIA_TYPE_NOT_ACCEPTABLE: 406,
          RESOURCE_CONFLICT: 409,
          UNSUPPORTED_MEDIA_TYPE: 415,
          UNPROCESSABLE_ENTITY: 422,
          RATE_LIMIT_REACHED: 429,
          INTERNAL_SERVER_ERROR: 500,
          SERVICE_UNAVAILABLE: 503,
        },
      ],
    ],
  },
  { vendor: 'mollie', has: { status: /^\d{3}$/, title: present, '_links.documentation.href': /mollie\.com/ } },
  {
    vendor: 'adyen',
    has: {
      errorCode: present,
      errorType: /^(?:validation|security|configuration|internal|payment)$/,
      status: /^\d{3}$/,
    },
  },
  {
    vendor: 'square',
    has: { 'errors.category': /^[A-Z_]{6,60}_ERROR$/, 'errors.code': /^[A-Z_]{3,60}$/ },
    status: [
      [
        'errors.code',
        {
          UNAUTHORIZED: 401,
          ACCESS_TOKEN_EXPIRED: 401,
          ACCESS_TOKEN_REVOKED: 401,
          FORBIDDEN: 403,
          INSUFFICIENT_SCOPES: 403,
          NOT_FOUND: 404,
          RATE_LIMITED: 429,
          INTERNAL_SERVER_ERROR: 500,
          SERVICE_UNAVAILABLE: 503,
        },
      ],
      ['errors.category', { INVALID_REQUEST_ERROR: 400, RATE_LIMIT_ERROR: 429, PAYMENT_METHOD_ERROR: 402 }],
    ],
  },
  {
    vendor: 'plaid',
    has: { error_type: /^[A-Z_]{6,60}$/, error_code: /^[A-Z_]{6,80}$/, error_message: present },
    status: [
      [
        'error_type',
        {
          RATE_LIMIT_EXCEEDED: 429,
          API_ERROR: 500,
          INVALID_REQUEST: 400,
          INVALID_INPUT: 400,
          INVALID_RESULT: 400,
          ITEM_ERROR: 400,
          INSTITUTION_ERROR: 400,
        },
      ],
    ],
  },
  {
    vendor: 'shopify',
    has: {
      errors:
        /^(?:\[API\] Invalid API key|Exceeded \d{1,4} calls per second|\[API\] This action requires merchant approval)/,
    },
    only: ['errors'],
    status: [['errors', { '[API] Invalid API key or access token (unrecognized login or wrong password)': 401 }]],
  },
];
