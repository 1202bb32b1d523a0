import type { Reader } from '../../reader.ts';
import { jsonLogExport } from './json-log-export.ts';
import { lambdaLog } from './lambda-log.ts';
import { logfmt } from './logfmt.ts';
import { ndjsonLog } from './ndjson-log.ts';
import { syslog } from './syslog.ts';
import { textLog } from './text-log.ts';

/** Logs of programs, the most specific format first. */
export const logs: readonly Reader[] = [jsonLogExport, ndjsonLog, lambdaLog];

/** Logs that say little of what they are: they take what all families have left. */
export const plainLogs: readonly Reader[] = [syslog, logfmt, textLog];
