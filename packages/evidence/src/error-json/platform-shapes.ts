import { type ErrorShape, isNull, present } from './shape.ts';

/** Clouds, identity, code and language models, by their error bodies. Statuses are those that their documentation gives to a code; `formats.ts` has the addresses. */
export const platformShapes: readonly ErrorShape[] = [
  {
    vendor: 'anthropic',
    has: { type: /^error$/, 'error.type': /_error$/, 'error.message': present },
    status: [
      [
        'error.type',
        {
          invalid_request_error: 400,
          authentication_error: 401,
          billing_error: 402,
          permission_error: 403,
          not_found_error: 404,
          request_too_large: 413,
          rate_limit_error: 429,
          api_error: 500,
          timeout_error: 504,
          overloaded_error: 529,
        },
      ],
    ],
  },
  ...[
    {
      'error.code':
        /^(?:invalid_api_key|insufficient_quota|rate_limit_exceeded|model_not_found|context_length_exceeded)$/,
    },
    { 'error.code': isNull, 'error.param': present },
    { 'error.param': isNull, 'error.code': present },
  ].map(
    (has): ErrorShape => ({
      vendor: 'openai',
      has: { 'error.message': present, 'error.type': present, ...has },
      status: [
        [
          'error.code',
          {
            invalid_api_key: 401,
            insufficient_quota: 429,
            rate_limit_exceeded: 429,
            model_not_found: 404,
            context_length_exceeded: 400,
            unsupported_country_region_territory: 403,
          },
        ],
        ['error.type', { server_error: 500, insufficient_quota: 429 }],
      ],
    }),
  ),
  {
    vendor: 'github',
    has: { documentation_url: /docs\.github\.com|developer\.github\.com/, message: present },
    status: [
      [
        'message',
        {
          'Bad credentials': 401,
          'Requires authentication': 401,
          'Not Found': 404,
          'Validation Failed': 422,
          'Problems parsing JSON': 400,
          'Resource not accessible by integration': 403,
          'Resource not accessible by personal access token': 403,
        },
      ],
    ],
  },
  { vendor: 'meta', has: { 'error.fbtrace_id': present, 'error.message': present } },
  { vendor: 'google', has: { 'error.code': /^\d{3}$/, 'error.message': present, 'error.status': /^[A-Z_]{4,40}$/ } },
  { vendor: 'google', has: { 'error.code': /^\d{3}$/, 'error.errors.reason': present } },
  {
    vendor: 'microsoft',
    has: { error: /^[a-z_]{5,60}$/, error_description: /^AADSTS\d/ },
    status: [
      [
        'error',
        {
          invalid_client: 401,
          unauthorized_client: 400,
          invalid_grant: 400,
          interaction_required: 400,
          invalid_request: 400,
          invalid_scope: 400,
          invalid_resource: 400,
          unsupported_grant_type: 400,
          temporarily_unavailable: 503,
        },
      ],
    ],
  },
  {
    vendor: 'microsoft-graph',
    has: { 'error.code': /^[A-Za-z_]{4,80}$/, 'error.message': present, 'error.innerError': present },
    status: [
      [
        'error.code',
        {
          InvalidAuthenticationToken: 401,
          Authorization_RequestDenied: 403,
          ErrorAccessDenied: 403,
          accessDenied: 403,
          Forbidden: 403,
          Request_ResourceNotFound: 404,
          ResourceNotFound: 404,
          itemNotFound: 404,
          ErrorItemNotFound: 404,
          Request_BadRequest: 400,
          BadRequest: 400,
          invalidRequest: 400,
          TooManyRequests: 429,
          ApplicationThrottled: 429,
          serviceNotAvailable: 503,
          generalException: 500,
        },
      ],
    ],
  },
  {
    vendor: 'azure',
    has: {
      'error.code':
        /^(?:AuthorizationFailed|ExpiredAuthenticationToken|InvalidAuthenticationToken\w{0,20}|AuthenticationFailed|ResourceNotFound|ResourceGroupNotFound|SubscriptionNotFound|InvalidSubscriptionId|MissingSubscription|InvalidApiVersionParameter|NoRegisteredProviderFound|SubscriptionRequestsThrottled|OperationNotAllowed|InvalidRequestContent)$/,
    },
    status: [
      [
        'error.code',
        {
          AuthorizationFailed: 403,
          ExpiredAuthenticationToken: 401,
          InvalidAuthenticationToken: 401,
          InvalidAuthenticationTokenTenant: 401,
          AuthenticationFailed: 401,
          ResourceNotFound: 404,
          ResourceGroupNotFound: 404,
          SubscriptionNotFound: 404,
          InvalidApiVersionParameter: 400,
          NoRegisteredProviderFound: 400,
          SubscriptionRequestsThrottled: 429,
          OperationNotAllowed: 409,
          InvalidRequestContent: 400,
        },
      ],
    ],
  },
  { vendor: 'aws', has: { __type: /(?:Exception|Error|Fault|Failure)$|#\w+$/ } },
  {
    vendor: 'okta',
    has: { errorCode: /^E\d{7}$/, errorSummary: present },
    status: [
      [
        'errorCode',
        {
          E0000001: 400,
          E0000003: 400,
          E0000004: 401,
          E0000005: 403,
          E0000006: 403,
          E0000007: 404,
          E0000011: 401,
          E0000022: 405,
          E0000047: 429,
          E0000009: 500,
        },
      ],
    ],
  },
];
