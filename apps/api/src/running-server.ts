import type { Knowledge } from '@causeway/rules';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { server } from './server.ts';

/** A service on a free port of loopback, for tests. `log` collects what it logs. */
export async function runServer(options: { knowledge: Knowledge; explorable?: boolean }) {
  const log: string[] = [];
  const app = server({
    context: { knowledge: options.knowledge, redactionKey: 'test', now: () => new Date('2026-01-01T00:00:00Z') },
    settings: { hosts: new Set(['127.0.0.1', 'localhost']), explorable: options.explorable ?? true },
    log: pino({ level: 'trace' }, { write: (line: string) => log.push(line) }),
    isReady: () => true,
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  const port = await promise;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    log,
    /** Asks over HTTP, as any client would. */
    async ask(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: await response.json() };
    },
    close: () => new Promise<void>((done) => listening.close(() => done())),
  };
}
