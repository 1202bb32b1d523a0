import type { Reader } from '../../reader.ts';
import { dig } from './dig.ts';
import { host } from './host.ts';
import { nslookup } from './nslookup.ts';
import { opensslSClient } from './openssl-s-client.ts';
import { ping } from './ping.ts';
import { traceroute } from './traceroute.ts';

/** What tools print that look at a name, a port or a way without calling it. */
export const network: readonly Reader[] = [opensslSClient, dig, nslookup, host, ping, traceroute];
