import { type ErrorShape, present } from './shape.ts';

/** Messaging, and programs that offices work with, by their error bodies. Statuses are those that their documentation gives to a code; `formats.ts` has the addresses. */
export const businessShapes: readonly ErrorShape[] = [
  { vendor: 'twilio', has: { code: /^\d{5}$/, more_info: /twilio\.com/, message: present } },
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
