import type { Reader } from '../../reader.ts';

/** What senders of webhooks show of their deliveries. */
export const deliveries: readonly Reader[] = [];
