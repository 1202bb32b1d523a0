import type { Reader } from '../../reader.ts';
import { accessLog } from './access-log.ts';
import { nginxErrorLog } from './nginx-error-log.ts';
import { proxyLog } from './proxy-log.ts';

/** Logs of web servers, proxies and load balancers. */
export const access: readonly Reader[] = [accessLog, proxyLog, nginxErrorLog];
