import type { Place } from './exchange.ts';

/** One setting of a configuration that was pasted. */
export interface Setting extends Place {
  /** What is configured. */
  of: 'web-server' | 'application' | 'environment' | 'subscription';
  /**
   * Name as it stands in the configuration, dotted below blocks or members: `server.location.proxy_read_timeout`,
   * `STRIPE_WEBHOOK_SECRET`, `active`, `config.content_type`. For code, what is called: `app.use`.
   */
  name: string;
  /** As it stands there, redacted; without quotes. */
  value: string;
  /** The quote around the value, `"` or `'`; `"…` where only the first of the pair stands, `…"` where only the last does. */
  quotes?: string;
  /** Where order matters (middleware, locations): the place among the settings of that configuration, from 0. */
  order?: number;
  /** What it applies to: the path of a route or location, the server name. */
  scope?: string;
}
