import { dictionaryOf } from '@causeway/dictionary';
import { redactionKey } from '@causeway/evidence/redaction-key';
import { KnowledgeError } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { witnessing } from './diagnosis/witnessing.ts';
import { server } from './server.ts';
import { readSettings, SettingsError } from './settings.ts';

/** Milliseconds that requests in flight are given at the end. */
const patience = 10_000;

try {
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel });
  const knowledge = shippedKnowledge();
  // Counts the wordings now, so that no first request waits for it.
  knowledge.wordings.likeness('');
  const threads = witnessing({ onError: (error) => log.error({ error: error.name }, 'a reading thread failed') });
  let ready = true;
  const app = server({
    context: {
      knowledge,
      url: settings.url,
      witnessing: threads,
      redactionKey: redactionKey(settings.dataFolder),
      maskPersonalData: settings.maskPersonalData,
      now: () => new Date(),
    },
    dictionary: () => dictionaryOf(knowledge, { links: 'addresses', service: settings.url }),
    settings,
    log,
    isReady: () => ready,
  });
  const listening = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, ({ port }) => {
    log.info(
      {
        causes: knowledge.release.causes,
        rules: knowledge.release.rules,
        knowledge: knowledge.release.hash.slice(0, 12),
      },
      'knowledge compiled',
    );
    const name = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    log.info(`Causeway answers on http://${name}:${port}/graphql`);
  });
  listening.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE' ? ` Port ${settings.port} is taken: set PORT to another.` : '';
    log.fatal(`Cannot listen on ${settings.host}:${settings.port}.${taken}`);
    process.exit(1);
  });
  const end = () => {
    ready = false;
    // What is in flight is finished; a connection that stays is cut after a while.
    setTimeout(() => process.exit(0), patience).unref();
    listening.close(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
} catch (error) {
  if (error instanceof SettingsError || error instanceof KnowledgeError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  throw error;
}
