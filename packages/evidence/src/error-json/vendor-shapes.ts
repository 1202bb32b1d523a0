import { type ErrorShape, isNull, present } from './shape.ts';

/**
 * APIs by their error bodies; the most telling first. Statuses are those that their documentation gives to a code;
 * `formats.ts` has the addresses. A body that states its status needs none.
 */
export const vendorShapes: readonly ErrorShape[] = [
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
  { vendor: 'twilio', has: { code: /^\d{5}$/, more_info: /twilio\.com/, message: present } },
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
  {
    vendor: 'slack',
    has: {
      ok: /^false$/,
      error:
        /^(?:not_authed|invalid_auth|account_inactive|token_revoked|token_expired|missing_scope|no_permission|not_allowed_token_type|not_in_channel|channel_not_found|is_archived|msg_too_long|no_text|invalid_blocks|invalid_arguments|invalid_arg_name|method_deprecated|expired_trigger_id|invalid_trigger|user_not_found|restricted_action|team_access_not_granted|org_login_required|ekm_access_denied|access_denied|fatal_error|internal_error|ratelimited)$/,
    },
    only: [
      'ok',
      'error',
      'needed',
      'provided',
      'warning',
      'response_metadata',
      'errors',
      'deprecated_argument',
      'acceptedScopes',
    ],
    status: [
      ['error', { ratelimited: 429, rate_limited: 429 }],
      ['ok', { false: 200 }],
    ],
  },
  { vendor: 'telegram', has: { ok: /^false$/, error_code: /^\d{3}$/, description: present } },
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
    vendor: 'hubspot',
    has: { status: /^error$/, correlationId: present, message: present },
    status: [
      [
        'category',
        {
          VALIDATION_ERROR: 400,
          INVALID_AUTHENTICATION: 401,
          EXPIRED_AUTHENTICATION: 401,
          MISSING_SCOPES: 403,
          BANNED: 403,
          OBJECT_NOT_FOUND: 404,
          CONFLICT: 409,
          RATE_LIMITS: 429,
        },
      ],
    ],
  },
  {
    vendor: 'salesforce',
    has: { message: present, errorCode: /^[A-Z_]{4,80}$/ },
    only: ['message', 'errorCode', 'fields'],
    status: [
      [
        'errorCode',
        {
          INVALID_SESSION_ID: 401,
          INVALID_AUTH_HEADER: 401,
          REQUEST_LIMIT_EXCEEDED: 403,
          API_DISABLED_FOR_ORG: 403,
          INSUFFICIENT_ACCESS: 403,
          INSUFFICIENT_ACCESS_OR_READONLY: 403,
          NOT_FOUND: 404,
          METHOD_NOT_ALLOWED: 405,
          ENTITY_IS_LOCKED: 400,
          MALFORMED_QUERY: 400,
          MALFORMED_ID: 400,
          INVALID_FIELD: 400,
          INVALID_TYPE: 400,
          REQUIRED_FIELD_MISSING: 400,
          FIELD_CUSTOM_VALIDATION_EXCEPTION: 400,
          DUPLICATE_VALUE: 400,
          JSON_PARSER_ERROR: 400,
        },
      ],
    ],
  },
  {
    vendor: 'zendesk',
    has: {
      error: /^(?:RecordNotFound|RecordInvalid|InvalidEndpoint|InvalidPaginationParameter|Couldn't authenticate you)$/,
    },
    status: [
      [
        'error',
        {
          RecordNotFound: 404,
          InvalidEndpoint: 404,
          RecordInvalid: 422,
          InvalidPaginationParameter: 400,
          "Couldn't authenticate you": 401,
        },
      ],
    ],
  },
  {
    vendor: 'intercom',
    has: { type: /^error\.list$/, 'errors.code': present },
    status: [
      [
        'errors.code',
        {
          unauthorized: 401,
          token_unauthorized: 401,
          token_not_found: 401,
          token_revoked: 401,
          token_blocked: 403,
          token_suspended: 403,
          forbidden: 403,
          api_plan_restricted: 403,
          not_found: 404,
          parameter_invalid: 400,
          parameter_not_found: 400,
          bad_request: 400,
          missing_authorization: 400,
          conflict: 409,
          unsupported_media_type: 415,
          rate_limit_exceeded: 429,
          server_error: 500,
          service_unavailable: 503,
        },
      ],
    ],
  },
  { vendor: 'atlassian', has: { errorMessages: present, errors: present } },
  { vendor: 'notion', has: { object: /^error$/, code: present, status: /^\d{3}$/ } },
  {
    vendor: 'airtable',
    has: {
      'error.type':
        /^(?:AUTHENTICATION_REQUIRED|INVALID_PERMISSIONS\w{0,30}|MODEL_ID_NOT_FOUND|ROW_DOES_NOT_EXIST|TABLE_NOT_FOUND|INVALID_REQUEST\w{0,30}|UNKNOWN_FIELD_NAME|INVALID_VALUE_FOR_COLUMN|INVALID_MULTIPLE_CHOICE_OPTIONS|CANNOT_\w{3,40}|UNAUTHORIZED)$/,
    },
    status: [
      [
        'error.type',
        {
          AUTHENTICATION_REQUIRED: 401,
          UNAUTHORIZED: 401,
          INVALID_PERMISSIONS: 403,
          INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND: 403,
          MODEL_ID_NOT_FOUND: 404,
          TABLE_NOT_FOUND: 404,
          INVALID_REQUEST_UNKNOWN: 422,
          INVALID_REQUEST_MISSING_FIELDS: 422,
          UNKNOWN_FIELD_NAME: 422,
          INVALID_VALUE_FOR_COLUMN: 422,
          INVALID_MULTIPLE_CHOICE_OPTIONS: 422,
        },
      ],
    ],
  },
  {
    vendor: 'airtable',
    has: { 'errors.error': /^[A-Z_]{6,60}$/, 'errors.message': present },
    status: [['errors.error', { RATE_LIMIT_REACHED: 429 }]],
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
    vendor: 'discord',
    has: { message: present, code: /^(?:0|[1-9]0\d{3}|1[0-9]\d{4})$/ },
    only: ['message', 'code', 'errors', 'retry_after', 'global'],
    status: [
      [
        'code',
        {
          '10003': 404,
          '10004': 404,
          '10008': 404,
          '10013': 404,
          '10015': 404,
          '10062': 404,
          '40001': 401,
          '40060': 400,
          '50001': 403,
          '50007': 403,
          '50013': 403,
          '50027': 401,
          '50035': 400,
          '50109': 400,
        },
      ],
    ],
  },
  { vendor: 'discord', has: { message: /rate limited/i, retry_after: present, global: present }, status: 429 },
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
  {
    vendor: 'shopify',
    has: {
      errors:
        /^(?:\[API\] Invalid API key|Exceeded \d{1,4} calls per second|\[API\] This action requires merchant approval)/,
    },
    only: ['errors'],
    status: [['errors', { '[API] Invalid API key or access token (unrecognized login or wrong password)': 401 }]],
  },
  {
    vendor: 'sendgrid',
    has: { 'errors.message': present, 'errors.field': present, 'errors.help': present },
    only: ['errors', 'id'],
    status: [
      [
        'errors.message',
        { 'The provided authorization grant is invalid, expired, or revoked': 401, 'access forbidden': 403 },
      ],
    ],
  },
];
