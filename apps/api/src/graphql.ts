import { randomUUID } from 'node:crypto';
import { EvidenceError } from '@causeway/evidence';
import { EnvelopArmor } from '@escape.tech/graphql-armor';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, envelop, maskError, type Plugin, useEnvelop } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from './schema/builder.ts';
import { schema } from './schema/schema.ts';

/** Refused at parse or validation, before any resolver runs. Depth and complexity are limited by the schema. */
const documentLimits = { tokens: 2_000, aliases: 15, directives: 20 };

/**
 * The GraphQL endpoint as a fetch handler.
 * @param options.explorable GraphiQL, introspection and "did you mean"
 */
export function graphqlHandler(options: { context: Context; explorable: boolean; log: Logger }) {
  const { context, explorable, log } = options;
  return createYoga({
    schema,
    context,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    cors: false,
    batching: false,
    // The server in front of it has counted the bytes already, and says so in our words.
    maxRequestBodySize: false,
    logging: false,
    // The page comes whole from here: yoga's own would load its scripts from elsewhere.
    renderGraphiQL,
    graphiql: explorable && { title: 'Causeway', defaultQuery: exampleQuery },
    plugins: documentGuard(explorable),
    maskedErrors: { maskError: (error, message) => say(error, message, log) },
  });
}

/** Limits of the document itself, and nothing to learn from it where it is not meant to be explored. */
function documentGuard(explorable: boolean): Plugin[] {
  const armor = new EnvelopArmor({
    maxTokens: { n: documentLimits.tokens },
    maxAliases: { n: documentLimits.aliases },
    maxDirectives: { n: documentLimits.directives },
    maxDepth: { enabled: false },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: !explorable },
  });
  const withoutIntrospection: Plugin = {
    onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule),
  };
  return [useEnvelop(envelop({ plugins: armor.protect().plugins })), ...(explorable ? [] : [withoutIntrospection])];
}

/**
 * What a caller reads of an error: what was wrong with their evidence in full; of anything unexpected only
 * an id, under which the log has its name and stack without its message (a message may hold what was sent).
 */
function say(error: unknown, message: string, log: Logger): Error {
  const original = error instanceof GraphQLError ? error.originalError : error;
  const place =
    error instanceof GraphQLError ? { nodes: error.nodes ?? null, ...(error.path ? { path: error.path } : {}) } : {};
  if (original instanceof EvidenceError) {
    const { code, hint, field, limit } = original;
    return new GraphQLError(original.message, {
      ...place,
      extensions: { code, hint, field, ...(limit === undefined ? {} : { limit }) },
    });
  }
  const masked = maskError(error, message);
  if (masked === error) return masked;
  const errorId = randomUUID();
  const stack =
    original instanceof Error ? (original.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error(
    { errorId, error: original instanceof Error ? original.name : typeof original, stack },
    'a resolver failed',
  );
  return new GraphQLError('Something went wrong on our side.', {
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', hint: `Try again; if it stays, quote ${errorId}.`, errorId },
  });
}

const exampleQuery = `# Paste what failed between the quotes and run this.
query {
  diagnose(input: { report: "Our contact sync fails with a 401", artifacts: [{ content: """
> GET /v2/contacts HTTP/1.1
> Host: api.example.com
>
< HTTP/1.1 401 Unauthorized
""" }] }) {
    conclusive
    hypotheses(first: 3) {
      probability
      cause { id title page fix { steps verify command } }
      findings { direction strength statement observations { source { ... on ArtifactLines { artifact firstLine quote } } } }
    }
    nextStep {
      __typename
      ... on AskQuestion { why question { id text help choices { id label } } }
      ... on RequestArtifact { why instructions }
      ... on Escalate { reason }
    }
  }
}
`;
