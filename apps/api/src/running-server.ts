import { dictionaryOf } from '@causeway/dictionary';
import { compileKnowledge, type Knowledge, type KnowledgeFiles } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { type WitnessingOptions, witnessing } from './diagnosis/witnessing.ts';
import { server } from './server.ts';

export interface RunOptions {
  /** Knowledge to answer by; without it, what ships. */
  files?: KnowledgeFiles;
  /** Does something to the compiled knowledge that answers, to see what a fault in it does. */
  change?: (knowledge: Knowledge) => Knowledge;
  explorable?: boolean;
  maskPersonalData?: boolean;
  /** Where the service is reached from outside. */
  url?: string;
  reading?: Omit<WitnessingOptions, 'files'>;
}

/** A service on a free port of loopback, for tests. `log` collects what it logs. */
export async function runServer({
  files,
  change = (same) => same,
  explorable = true,
  maskPersonalData = false,
  url: outside,
  reading,
}: RunOptions = {}) {
  const log: string[] = [];
  const threads = witnessing({ threads: 1, ...(files && { files }), ...reading });
  const knowledge = files ? compileKnowledge(files) : shippedKnowledge();
  const app = server({
    context: {
      knowledge: change(knowledge),
      witnessing: threads,
      url: outside,
      redactionKey: 'test',
      maskPersonalData,
      now: () => new Date('2026-01-01T00:00:00Z'),
    },
    dictionary: () => dictionaryOf(knowledge, { links: 'addresses', service: outside }),
    settings: { hosts: new Set(['127.0.0.1', 'localhost']), explorable },
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
    async close() {
      await new Promise<void>((done) => listening.close(() => done()));
      await threads.close();
    },
  };
}
