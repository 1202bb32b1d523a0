import type { Reader } from '../../reader.ts';
import { dotenv } from './dotenv.ts';
import { expressCode } from './express-code.ts';
import { nginxConfig } from './nginx-config.ts';
import { subscriptionJson } from './subscription-json.ts';

/** Configuration. */
export const settings: readonly Reader[] = [subscriptionJson, nginxConfig, expressCode, dotenv];
