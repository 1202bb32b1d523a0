import type { Reader } from '../../reader.ts';
import { tcpdump } from '../network/tcpdump.ts';
import { curlInclude } from './curl-include.ts';
import { curlTrace } from './curl-trace.ts';
import { curlVerbose } from './curl-verbose.ts';
import { curlWriteOut } from './curl-write-out.ts';
import { httpie } from './httpie.ts';
import { powershell } from './powershell.ts';
import { rawHttp } from './raw-http.ts';
import { serverlessEvent } from './serverless-event.ts';
import { webhookRequest } from './webhook-request.ts';
import { wget } from './wget.ts';

/**
 * What HTTP clients print of a call, the most specific format first: a capture of the wire holds messages that
 * others would read one by one.
 */
export const transcripts: readonly Reader[] = [
  tcpdump,
  wget,
  curlWriteOut,
  curlTrace,
  httpie,
  powershell,
  curlVerbose,
  curlInclude,
  rawHttp,
  serverlessEvent,
  webhookRequest,
];
