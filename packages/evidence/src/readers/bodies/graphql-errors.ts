import type { JsonError } from '../../error-json/error-of.ts';
import { jsonBodies } from '../../error-json/json-bodies.ts';
import { memberAt, textAt } from '../../error-json/members.ts';
import { flatten, isObject, type Json, type JsonObject } from '../../json/json-text.ts';
import type { Reader } from '../../reader.ts';

/** Answers of GraphQL servers that report errors: https://spec.graphql.org/October2021/#sec-Errors */
export const graphqlErrors: Reader = {
  id: 'graphql-errors',
  title: 'GraphQL errors',
  formats: [
    { title: 'GraphQL errors of Apollo Server', sample: 'apollo-stacktrace.json', source: '@apollo/server 5.5.1, run' },
    { title: 'GraphQL errors beside data', sample: 'partial-data.json', source: 'graphql-yoga 5.24.1, run' },
    { title: 'GraphQL validation error', sample: 'validation.json', source: 'graphql-yoga 5.24.1, run' },
    {
      title: 'GraphQL errors of GitHub',
      sample: 'github.json',
      source: 'https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api',
    },
    {
      title: 'GraphQL throttling of Shopify',
      sample: 'shopify-throttled.json',
      source: 'https://shopify.dev/docs/api/admin-graphql#status_and_error_codes',
    },
    {
      title: 'GraphQL user errors of Shopify',
      sample: 'shopify-user-errors.json',
      source: 'https://shopify.dev/docs/api/admin-graphql/latest/objects/UserError',
    },
    {
      title: 'GraphQL errors of Hasura',
      sample: 'hasura.json',
      source: 'https://hasura.io/docs/2.0/api-reference/graphql-api/index/',
    },
    {
      title: 'GraphQL errors of AppSync',
      sample: 'appsync.json',
      source: 'https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html',
    },
  ],
  read: (section) => jsonBodies('graphql-errors', section, (root) => toldBy(root)),
};

function toldBy(root: JsonObject): JsonError | undefined {
  const first = firstError(root);
  if (first) return errorTold(root, first);
  const user = userError(root.data);
  return user && userErrorTold(root, user);
}

/** The first error, where the list is GraphQL's: a message with a place in the query, or beside `data` or `extensions`. */
function firstError(root: JsonObject): JsonObject | undefined {
  const { errors } = root;
  const first = Array.isArray(errors) ? errors.find(isObject) : undefined;
  if (!first || typeof first.message !== 'string') return undefined;
  const placed = isPlaces(first.locations) || Array.isArray(first.path) || isObject(first.extensions);
  const only = Object.keys(root).every((name) =>
    ['data', 'errors', 'extensions', 'hasNext', 'label', 'path'].includes(name),
  );
  return only && (placed || (('data' in root || isObject(root.extensions)) && !('field' in first))) ? first : undefined;
}

function isPlaces(value: Json | undefined): boolean {
  return Array.isArray(value) && value.some((item) => isObject(item) && typeof item.line === 'number');
}

function errorTold(root: JsonObject, first: JsonObject): JsonError {
  const extensions = isObject(first.extensions) ? first.extensions : {};
  const code = [extensions.code, first.type, first.errorType, extensions.type, extensions.errorType].find(
    (one) => typeof one === 'string',
  );
  const path = Array.isArray(first.path) ? first.path.join('.') : undefined;
  const fields = {
    ...(typeof code === 'string' && { error_code: code }),
    ...(path && { path }),
    ...idIn(extensions),
    ...throttleOf(root),
  };
  const error = { message: String(first.message), ...(typeof code === 'string' && { code }), frames: [] };
  const status = statusOf(root, extensions, String(code ?? ''));
  return { error, fields, ...(status !== undefined && { status }) };
}

const statusPlaces = [
  'http.status',
  'status',
  'statusCode',
  'response.status',
  'response.statusCode',
  'originalError.statusCode',
  'exception.status',
];
/** Servers let these set the status, also beside data. */
const setsStatus = /^(?:UNAUTHENTICATED|FORBIDDEN|UNAUTHORIZED|BAD_USER_INPUT|PERSISTED_QUERY_\w+)$/;

/**
 * The status where extensions name one; 200 beside data that is not null, as the GraphQL over HTTP draft has it, and
 * for Shopify's cost, which it sends with 200 only.
 */
function statusOf(root: JsonObject, extensions: JsonObject, code: string): number | undefined {
  for (const place of statusPlaces) {
    const status = Number(textAt(extensions, place) ?? Number.NaN);
    if (Number.isInteger(status) && status >= 400 && status <= 599) return status;
  }
  if (memberAt(root, 'extensions.cost') !== undefined) return 200;
  return isObject(root.data) && !setsStatus.test(code) ? 200 : undefined;
}

function throttleOf(root: JsonObject): Record<string, string> {
  const cost = memberAt(root, 'extensions.cost');
  return isObject(cost) ? flatten(cost, 12) : {};
}

function idIn(extensions: JsonObject): Record<string, string> {
  const id = ['requestId', 'request_id', 'traceId', 'correlationId']
    .map((name) => extensions[name])
    .find((one) => typeof one === 'string');
  return typeof id === 'string' ? { request_id: id } : {};
}

/** Members that report what is wrong with the input of a mutation, by their convention: a list with field and message. */
const userErrorNames = /^(?:userErrors|\w{1,40}UserErrors|customerUserErrors|errors)$/;

function userError(data: Json | undefined): JsonObject | undefined {
  if (!isObject(data)) return undefined;
  for (const payload of Object.values(data)) {
    if (!isObject(payload)) continue;
    for (const [name, list] of Object.entries(payload)) {
      const first = userErrorNames.test(name) && Array.isArray(list) ? list.find(isObject) : undefined;
      if (first && typeof first.message === 'string' && 'field' in first) return first;
    }
  }
  return undefined;
}

function userErrorTold(root: JsonObject, first: JsonObject): JsonError {
  const code = typeof first.code === 'string' ? first.code : undefined;
  const field = Array.isArray(first.field)
    ? first.field.join('.')
    : typeof first.field === 'string'
      ? first.field
      : undefined;
  return {
    error: { message: String(first.message), ...(code && { code }), frames: [] },
    status: 200,
    fields: { ...(code && { error_code: code }), ...(field && { field }), ...throttleOf(root) },
  };
}
