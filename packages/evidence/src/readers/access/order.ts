import type { Reader } from '../../reader.ts';
import { accessLog } from './access-log.ts';
import { apacheErrorLog } from './apache-error-log.ts';
import { apiGateway } from './api-gateway.ts';
import { awsAlb } from './aws-alb.ts';
import { caddyLog } from './caddy-log.ts';
import { cloudfrontLog } from './cloudfront-log.ts';
import { envoyLog } from './envoy-log.ts';
import { haproxyLog } from './haproxy-log.ts';
import { herokuRouter } from './heroku-router.ts';
import { iisLog } from './iis-log.ts';
import { nginxErrorLog } from './nginx-error-log.ts';
import { squidLog } from './squid-log.ts';
import { traefikLog } from './traefik-log.ts';

/** Logs of web servers, proxies and load balancers; the general access log after those that are built on it. */
export const access: readonly Reader[] = [
  haproxyLog,
  awsAlb,
  herokuRouter,
  apiGateway,
  caddyLog,
  cloudfrontLog,
  iisLog,
  squidLog,
  envoyLog,
  traefikLog,
  accessLog,
  nginxErrorLog,
  apacheErrorLog,
];
