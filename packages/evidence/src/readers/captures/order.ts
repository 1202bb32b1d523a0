import type { Reader } from '../../reader.ts';
import { bruno } from './bruno.ts';
import { har } from './har.ts';
import { insomnia } from './insomnia.ts';
import { mitmproxy } from './mitmproxy.ts';
import { newman } from './newman.ts';
import { opentelemetry } from './opentelemetry.ts';
import { postman } from './postman.ts';

/** What tools save of a conversation as a file, the most specific format first. */
export const captures: readonly Reader[] = [har, newman, bruno, postman, opentelemetry, mitmproxy, insomnia];
