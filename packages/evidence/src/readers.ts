import type { Reader } from './reader.ts';
import { access } from './readers/access/order.ts';
import { bodies } from './readers/bodies/order.ts';
import { captures } from './readers/captures/order.ts';
import { deliveries } from './readers/deliveries/order.ts';
import { errors } from './readers/errors/order.ts';
import { logs, plainLogs } from './readers/logs/order.ts';
import { network } from './readers/network/order.ts';
import { settings } from './readers/settings/order.ts';
import { transcripts } from './readers/transcripts/order.ts';

/**
 * Every reader, the most specific format first: a reader sees only lines that those before it left.
 * The order is the knowledge here; a test holds the list to the files in `readers/`.
 */
export const readers: readonly Reader[] = [
  ...captures,
  ...deliveries,
  ...transcripts,
  ...network,
  ...bodies,
  ...logs,
  ...access,
  ...errors,
  ...settings,
  ...plainLogs,
];
