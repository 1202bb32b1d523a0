import { dataFolder } from '@causeway/evidence/redaction-key';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

/** Every setting the service reads from its environment, with what it means when it is not set. */
const shape = z.object({
  PORT: port.default(4000),
  /** The address to listen on; loopback unless an operator says otherwise. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Further host names that requests may name, separated by commas; loopback names always may. */
  CAUSEWAY_HOSTS: z.string().default(''),
  /** Where the service is reached from outside, for the addresses that it gives out. */
  CAUSEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** Whether e-mail addresses, phone, card and bank account numbers are masked beside secrets. */
  CAUSEWAY_MASK_PERSONAL_DATA: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Settings {
  port: number;
  host: string;
  /** Where what must outlive a restart is kept: `CAUSEWAY_DATA`. */
  dataFolder: string;
  /** Host names without port, lower case. */
  hosts: ReadonlySet<string>;
  /** Where the service is reached from outside; undefined where nobody said so. */
  url: string | undefined;
  /** GraphiQL, introspection and hints about misspelled names. */
  explorable: boolean;
  /** E-mail addresses, phone, card and bank account numbers are masked too. */
  maskPersonalData: boolean;
  logLevel: string;
}

/** A setting that cannot be used; names the variable and the mend. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads the settings from an environment. An empty variable counts as not set.
 * @throws SettingsError naming each variable that is wrong
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}=${given[String(issue.path[0])]}: ${issue.message}`,
    );
    throw new SettingsError(`These settings cannot be used:\n  ${lines.join('\n  ')}\nCorrect or unset them.`);
  }
  const { PORT, HOST, CAUSEWAY_HOSTS, CAUSEWAY_URL, NODE_ENV, LOG_LEVEL, CAUSEWAY_MASK_PERSONAL_DATA } = parsed.data;
  const outside = CAUSEWAY_URL === undefined ? [] : [new URL(CAUSEWAY_URL).hostname];
  const named = CAUSEWAY_HOSTS.split(',').map((name) => name.trim().toLowerCase());
  return {
    port: PORT,
    host: HOST,
    dataFolder: dataFolder(given),
    hosts: new Set(
      ['localhost', '127.0.0.1', '[::1]', HOST.toLowerCase(), ...outside, ...named].filter((name) => name !== ''),
    ),
    url: CAUSEWAY_URL,
    explorable: NODE_ENV !== 'production',
    maskPersonalData: CAUSEWAY_MASK_PERSONAL_DATA,
    logLevel: LOG_LEVEL,
  };
}
