import type { Reader } from '../../reader.ts';
import { curlInclude } from './curl-include.ts';
import { curlVerbose } from './curl-verbose.ts';
import { rawHttp } from './raw-http.ts';

/** What HTTP clients print of a call, the most specific format first. */
export const transcripts: readonly Reader[] = [curlVerbose, curlInclude, rawHttp];
