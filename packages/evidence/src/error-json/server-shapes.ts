import { type ErrorShape, present } from './shape.ts';

const oauth = [
  'error',
  'error_description',
  'error_uri',
  'state',
  'scope',
  'error_subtype',
  'error_codes',
  'timestamp',
  'trace_id',
  'correlation_id',
];

/** Gateways and frameworks by the error bodies they write themselves, and OAuth's, which all servers share. */
export const serverShapes: readonly ErrorShape[] = [
  {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html; HTTP APIs write "Not Found".
    server: 'aws-api-gateway',
    has: {
      message:
        /^(?:Forbidden|Unauthorized|Missing Authentication Token|Internal server error|Endpoint request timed out|Limit Exceeded|Too Many Requests|The security token included in the request is (?:invalid|expired)\.?|User is not authorized to access this resource.{0,80}|Unsupported Media Type|Request Too Long|Invalid request body)$/,
    },
    only: ['message', 'Message'],
    status: [
      [
        'message',
        {
          Forbidden: 403,
          Unauthorized: 401,
          'Missing Authentication Token': 403,
          'Internal server error': 500,
          'Endpoint request timed out': 504,
          'Limit Exceeded': 429,
          'Too Many Requests': 429,
          'Unsupported Media Type': 415,
          'Request Too Long': 413,
          'Invalid request body': 400,
          'User is not authorized to access this resource': 403,
          'User is not authorized to access this resource with an explicit deny': 403,
          'The security token included in the request is invalid.': 403,
          'The security token included in the request is expired': 403,
        },
      ],
    ],
  },
  {
    server: 'kong',
    has: {
      message:
        /^(?:no Route matched with those values|No API key found in request|API rate limit exceeded|An invalid response was received from the upstream server|The upstream server is timing out|failure to get a peer from the ring-balancer|name resolution failed|You cannot consume this service|Invalid authentication credentials)$/,
    },
    status: [
      [
        'message',
        {
          'no Route matched with those values': 404,
          'No API key found in request': 401,
          'API rate limit exceeded': 429,
          'An invalid response was received from the upstream server': 502,
          'The upstream server is timing out': 504,
          'failure to get a peer from the ring-balancer': 503,
          'name resolution failed': 503,
          'You cannot consume this service': 403,
          'Invalid authentication credentials': 401,
        },
      ],
    ],
  },
  {
    server: 'apigee',
    has: { 'fault.faultstring': present, 'fault.detail.errorcode': present },
    status: [
      [
        'fault.detail.errorcode',
        {
          'oauth.v2.InvalidApiKey': 401,
          'oauth.v2.FailedToResolveAPIKey': 401,
          'oauth.v2.InvalidAccessToken': 401,
          'keymanagement.service.access_token_expired': 401,
          'policies.ratelimit.QuotaViolation': 429,
          'policies.ratelimit.SpikeArrestViolation': 429,
          'messaging.adaptors.http.flow.GatewayTimeout': 504,
          'messaging.adaptors.http.flow.ServiceUnavailable': 503,
        },
      ],
    ],
  },
  {
    // RFC 6749 section 5.2, RFC 6750 section 3.1
    has: {
      error:
        /^(?:invalid_request|invalid_grant|unauthorized_client|unsupported_grant_type|invalid_scope|invalid_client|invalid_token|insufficient_scope|authorization_pending|slow_down|expired_token|access_denied)$/,
    },
    only: oauth,
    status: [
      [
        'error',
        {
          invalid_request: 400,
          invalid_grant: 400,
          unauthorized_client: 400,
          unsupported_grant_type: 400,
          invalid_scope: 400,
          invalid_token: 401,
          insufficient_scope: 403,
        },
      ],
    ],
  },
  {
    server: 'fastapi',
    has: { 'detail.loc': present, 'detail.msg': present, 'detail.type': present },
    only: ['detail'],
    status: 422,
  },
  {
    server: 'django-rest-framework',
    has: {
      detail:
        /^(?:Authentication credentials were not provided\.|Invalid token\.|Not found\.|Method "[A-Z]+" not allowed\.|Request was throttled\.|You do not have permission to perform this action\.|CSRF Failed: |JSON parse error - |Unsupported media type ")/,
    },
    status: [
      [
        'detail',
        { 'Invalid token.': 401, 'Not found.': 404, 'You do not have permission to perform this action.': 403 },
      ],
    ],
  },
  {
    server: 'laravel',
    has: { message: present, exception: /(?:Exception|Error)$/, file: /\.php$/, line: /^\d+$/ },
    status: [
      [
        'exception',
        {
          'Symfony\\Component\\HttpKernel\\Exception\\NotFoundHttpException': 404,
          'Symfony\\Component\\HttpKernel\\Exception\\MethodNotAllowedHttpException': 405,
          'Illuminate\\Session\\TokenMismatchException': 419,
          'Illuminate\\Database\\QueryException': 500,
          TypeError: 500,
          ErrorException: 500,
        },
      ],
    ],
  },
  {
    server: 'laravel',
    has: {
      message:
        /^(?:Unauthenticated\.|CSRF token mismatch\.|Too Many Attempts\.|This action is unauthorized\.|The given data was invalid\.|Server Error)$/,
    },
    only: ['message', 'errors'],
    status: [
      [
        'message',
        {
          'Unauthenticated.': 401,
          'CSRF token mismatch.': 419,
          'Too Many Attempts.': 429,
          'This action is unauthorized.': 403,
          'The given data was invalid.': 422,
          'Server Error': 500,
        },
      ],
    ],
  },
  { server: 'spring-boot', has: { timestamp: present, status: /^\d{3}$/, error: present, path: /^\// } },
  { server: 'rails', has: { status: /^\d{3}$/, error: present, exception: /^#</ } },
  { server: 'rails', has: { status: /^\d{3}$/, error: present }, only: ['status', 'error'] },
  { server: 'fastify', has: { statusCode: /^\d{3}$/, code: /^FST_/ } },
  { server: 'railway', has: { status: /^error$/, code: /^\d{3}$/, message: /^Application/, request_id: present } },
];
