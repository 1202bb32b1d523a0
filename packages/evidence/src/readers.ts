import type { Reader } from './reader.ts';
import { accessLog } from './readers/access-log.ts';
import { curlInclude } from './readers/curl-include.ts';
import { curlVerbose } from './readers/curl-verbose.ts';
import { har } from './readers/har.ts';
import { jsonErrorBody } from './readers/json-error-body.ts';
import { managedError } from './readers/managed-error.ts';
import { ndjsonLog } from './readers/ndjson-log.ts';
import { nginxErrorLog } from './readers/nginx-error-log.ts';
import { nodeError } from './readers/node-error.ts';
import { proxyLog } from './readers/proxy-log.ts';
import { pythonError } from './readers/python-error.ts';
import { rawHttp } from './readers/raw-http.ts';
import { textLog } from './readers/text-log.ts';

/**
 * Every reader, the most specific format first: a reader sees only lines that those before it left.
 * The order is the knowledge here; a test holds the list to the files in `readers/`.
 */
export const readers: readonly Reader[] = [
  har,
  curlVerbose,
  curlInclude,
  rawHttp,
  jsonErrorBody,
  ndjsonLog,
  accessLog,
  proxyLog,
  nginxErrorLog,
  nodeError,
  pythonError,
  managedError,
  textLog,
];
