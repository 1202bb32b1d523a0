import type { Reader } from '../../reader.ts';
import { dig } from './dig.ts';
import { host } from './host.ts';
import { nslookup } from './nslookup.ts';

/** What tools print that look at a name, a port or a way without calling it. */
export const network: readonly Reader[] = [dig, nslookup, host];
