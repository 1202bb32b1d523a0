import type { Dictionary } from '@causeway/dictionary';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import { graphqlHandler } from './graphql.ts';
import { dictionaryPages } from './knowledge/dictionary-pages.ts';
import type { Context } from './schema/builder.ts';
import type { Settings } from './settings.ts';

/** Artifacts of 25 MiB as JSON, where quotes and line ends are escaped, with room for the rest of the request. */
const longestBody = 40 * 1024 * 1024;

/**
 * All that the service answers: `/graphql`, the pages of the error dictionary, `/healthz` (the process runs) and
 * `/readyz` (it can diagnose).
 * @returns a fetch handler
 */
export function server(options: {
  context: Context;
  dictionary: () => Dictionary;
  settings: Pick<Settings, 'hosts' | 'explorable'>;
  log: Logger;
  isReady: () => boolean;
}) {
  const { context, dictionary, settings, log, isReady } = options;
  const app = new Hono();
  const graphql = graphqlHandler({ context, explorable: settings.explorable, log });

  // Before the check of names: a balancer asks by address.
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) =>
    isReady()
      ? c.json({ status: 'ready', knowledge: context.knowledge.release })
      : c.json({ status: 'ending' }, 503, { 'retry-after': '5' }),
  );

  app.use(async (c, next) => {
    const host = c.req.header('host');
    // A page on a foreign name that resolves to this machine must not reach the service (DNS rebinding).
    if (host && !settings.hosts.has(nameOf(host))) {
      return c.json(
        problem('FOREIGN_HOST', `This service does not answer for ${nameOf(host)}.`, 'Name it in CAUSEWAY_HOSTS.'),
        421,
      );
    }
    const origin = c.req.header('origin');
    if (origin && !sameSite(origin, settings.hosts)) {
      return c.json(
        problem(
          'FOREIGN_ORIGIN',
          'Requests from other sites are refused.',
          'Call from the same origin, or without a browser.',
        ),
        403,
      );
    }
    return next();
  });

  app.route('/', dictionaryPages(dictionary));
  app.get('/', (c) => c.redirect('/graphql'));
  app.use(
    '/graphql',
    bodyLimit({
      maxSize: longestBody,
      onError: (c) =>
        c.json(
          problem(
            'TOO_LARGE',
            `A request has at most ${longestBody / 1024 / 1024} MiB.`,
            'Artifacts of 25 MiB together fit: cut out the minutes around the failure, or give the whole log to the command line: causeway diagnose FILE.',
          ),
          413,
        ),
    }),
    async (c, next) => {
      const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
      if (c.req.method === 'POST' && type !== 'application/json') {
        return c.json(
          problem(
            'UNSUPPORTED_MEDIA_TYPE',
            `A body of type ${type || 'none'} is not read.`,
            'Send content-type: application/json.',
          ),
          415,
        );
      }
      return next();
    },
  );
  app.on(['GET', 'POST', 'OPTIONS', 'HEAD'], '/graphql', (c) => graphql.fetch(c.req.raw, {}));
  app.all('/graphql', (c) =>
    c.json(problem('METHOD_NOT_ALLOWED', `${c.req.method} is not served here.`, 'Use POST.'), 405, {
      allow: 'GET, POST',
    }),
  );
  app.notFound((c) =>
    c.json(problem('NOT_FOUND', `There is nothing at ${c.req.path}.`, 'GraphQL is at /graphql.'), 404),
  );
  return app;
}

/** An error outside GraphQL in GraphQL's shape, so that clients need to know one shape only. */
function problem(code: string, message: string, hint: string) {
  return { errors: [{ message, extensions: { code, hint } }] };
}

/** The name in a Host header, without its port. */
function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function sameSite(origin: string, hosts: ReadonlySet<string>): boolean {
  return URL.canParse(origin) && hosts.has(new URL(origin).hostname.toLowerCase());
}
