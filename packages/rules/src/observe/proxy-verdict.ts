import type { Exchange } from '@causeway/evidence';
import type { FactValue } from '../knowledge/fact-values.ts';

/** Facts that a proxy's own record of a request settles. */
export type Verdict = Partial<Record<VerdictFact, FactValue>>;
export const verdictFacts = [
  'server.proxy_says',
  'server.unavailable_said',
  'network.address_denied',
  'rate.complaint',
  'request.complaint',
  'credential.complaint',
  'tls.client_cert',
] as const;
type VerdictFact = (typeof verdictFacts)[number] | 'network.answered_by';

type ProxySays =
  | 'no_instance'
  | 'upstream_down'
  | 'upstream_closed'
  | 'upstream_timeout'
  | 'header_too_big'
  | 'upstream_tls'
  | 'queue_full'
  | 'client_gone';

const says = (value: ProxySays): Verdict => ({ 'server.proxy_says': value, 'network.answered_by': 'balancer' });
const edgeSays = (value: ProxySays): Verdict => ({ 'server.proxy_says': value, 'network.answered_by': 'cdn' });
const byServerItself = { 'network.answered_by': 'web_server' } as const;
const byApplication: Verdict = { 'network.answered_by': 'application' };

/** https://devcenter.heroku.com/articles/error-codes */
const heroku: Readonly<Record<string, Verdict>> = {
  H10: says('no_instance'),
  H11: says('queue_full'),
  H12: says('upstream_timeout'),
  H13: says('upstream_closed'),
  H14: says('no_instance'),
  H15: says('upstream_timeout'),
  H17: says('upstream_closed'),
  H18: says('upstream_closed'),
  H19: says('upstream_down'),
  H20: says('no_instance'),
  H21: says('upstream_down'),
  H22: says('queue_full'),
  H27: says('client_gone'),
  H28: says('client_gone'),
  H80: { 'server.unavailable_said': 'maintenance', 'network.answered_by': 'balancer' },
  H81: says('no_instance'),
};

/** HAProxy, configuration manual, "Session state at disconnection": who ended it, and in which phase. */
const haproxy: readonly (readonly [state: RegExp, verdict: Verdict])[] = [
  [/^(?:sQ|PC)/, says('queue_full')],
  [/^(?:SC|sC)/, says('upstream_down')],
  [/^s[HDL]/, says('upstream_timeout')],
  [/^(?:S[HDL]|PH)/, says('upstream_closed')],
  [/^(?:C[QCHD]|c[HD])/, says('client_gone')],
  [/^PR/, byServerItself],
  // Nothing was amiss on the way: what the server said was passed on.
  [/^--/, byApplication],
];

/** Envoy, "Access logging", response flags; the first that is known counts. */
const envoy: Readonly<Record<string, Verdict>> = {
  UH: says('no_instance'),
  LH: says('no_instance'),
  UF: says('upstream_down'),
  NC: says('upstream_down'),
  DF: says('upstream_down'),
  UT: says('upstream_timeout'),
  SI: says('upstream_timeout'),
  UC: says('upstream_closed'),
  UR: says('upstream_closed'),
  UPE: says('upstream_closed'),
  UO: says('queue_full'),
  OM: says('queue_full'),
  DC: says('client_gone'),
  NR: { 'request.complaint': ['route'], 'network.answered_by': 'balancer' },
  RL: { 'rate.complaint': ['rate'], 'network.answered_by': 'balancer' },
  UAEX: byServerItself,
};

/** AWS, CloudFront standard logs, `x-edge-detailed-result-type`, and before it `x-edge-result-type`. */
const cloudFront: Readonly<Record<string, Verdict>> = {
  OriginConnectError: edgeSays('upstream_down'),
  OriginDnsError: edgeSays('upstream_down'),
  OriginCommError: edgeSays('upstream_timeout'),
  SlowReadOriginError: edgeSays('upstream_timeout'),
  OriginReadError: edgeSays('upstream_closed'),
  OriginInvalidResponseError: edgeSays('upstream_closed'),
  OriginZeroSizeObjectError: edgeSays('upstream_closed'),
  OriginHeaderTooBigError: edgeSays('header_too_big'),
  CapacityExceeded: edgeSays('queue_full'),
  ClientHungUpRequest: edgeSays('client_gone'),
  ClientCommError: edgeSays('client_gone'),
  ClientGeoBlocked: { 'network.address_denied': true, 'network.answered_by': 'cdn' },
  InvalidRequestMethod: { 'request.complaint': ['method'], 'network.answered_by': 'cdn' },
};

/** Microsoft, "HTTP status codes in IIS": status and substatus. */
const iis: Readonly<Record<string, Verdict>> = {
  '403.6': { ...byServerItself, 'network.address_denied': true },
  '403.7': { ...byServerItself, 'tls.client_cert': 'wanted' },
  '403.13': { ...byServerItself, 'tls.client_cert': 'refused' },
  '403.16': { ...byServerItself, 'tls.client_cert': 'refused' },
  '403.17': { ...byServerItself, 'tls.client_cert': 'refused' },
  '404.6': { ...byServerItself, 'request.complaint': ['method'] },
  '404.13': { ...byServerItself, 'request.complaint': ['too_large'] },
  '413.1': { ...byServerItself, 'request.complaint': ['too_large'] },
  '500.13': says('queue_full'),
  '502.1': says('upstream_timeout'),
  '502.2': says('upstream_closed'),
  '502.4': says('no_instance'),
  '503.0': says('no_instance'),
  '503.2': says('queue_full'),
  '503.3': says('queue_full'),
};
/** WinHTTP errors that Application Request Routing ends with as 502.3. */
const winHttp: Readonly<Record<string, Verdict>> = {
  12002: says('upstream_timeout'),
  12007: says('upstream_down'),
  12029: says('upstream_down'),
  12030: says('upstream_closed'),
  12152: says('upstream_closed'),
  12175: says('upstream_tls'),
};

/** AWS, API Gateway, "Gateway response types": `$context.error.responseType`. */
const apiGateway: Readonly<Record<string, Verdict>> = {
  INTEGRATION_TIMEOUT: says('upstream_timeout'),
  THROTTLED: { 'rate.complaint': ['rate'], 'network.answered_by': 'balancer' },
  QUOTA_EXCEEDED: { 'rate.complaint': ['quota'], 'network.answered_by': 'balancer' },
  WAF_FILTERED: { 'network.answered_by': 'bot_filter' },
  REQUEST_TOO_LARGE: { 'request.complaint': ['too_large'] },
  MISSING_AUTHENTICATION_TOKEN: { 'request.complaint': ['gateway_route'] },
  UNSUPPORTED_MEDIA_TYPE: { 'request.complaint': ['content_type'] },
  INVALID_API_KEY: { 'credential.complaint': ['invalid'] },
  EXPIRED_TOKEN: { 'credential.complaint': ['expired'] },
  ACCESS_DENIED: { 'credential.complaint': ['denied'] },
};

/** What the proxy, balancer or platform that wrote the record says of the failure by the codes it has for it. */
export function proxyVerdict(exchange: Exchange): Verdict | undefined {
  const verdict = verdictOf(exchange);
  const status = exchange.response?.status ?? 0;
  // What was passed on as another server said it may be of one more proxy behind this one.
  return verdict === byApplication && status >= 502 && status <= 504 ? undefined : verdict;
}

function verdictOf({ reader, fields, response }: Exchange): Verdict | undefined {
  if (!fields) return undefined;
  const status = response?.status;
  if (fields.termination_state !== undefined) return ofHaproxy(fields.termination_state, fields.server, status);
  if (fields.response_flags !== undefined) return ofEnvoy(fields);
  if (fields.errorResponseType !== undefined) return lookUp(apiGateway, fields.errorResponseType);
  const edge =
    lookUp(cloudFront, fields['x-edge-detailed-result-type']) ?? lookUp(cloudFront, fields['x-edge-result-type']);
  if (edge) return edge;
  if (reader === 'heroku-router') return lookUp(heroku, fields.error_code);
  if (reader === 'aws-alb') return ofBalancer(fields, status);
  if (reader === 'iis-log') {
    const whole = `${status}.${fields.substatus}`;
    return whole === '502.3' ? lookUp(winHttp, fields.win32_status) : lookUp(iis, whole);
  }
  // The console and the execution log of API Gateway tell it in words.
  return reader === 'api-gateway' && /time(?:d |-)?out/i.test(fields.failure ?? '')
    ? says('upstream_timeout')
    : undefined;
}

function lookUp(table: Readonly<Record<string, Verdict>>, code: string | undefined): Verdict | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

function ofHaproxy(state: string, server: string | undefined, status: number | undefined): Verdict | undefined {
  if (server === '<NOSRV>' && status === 503) return says('no_instance');
  return haproxy.find(([pattern]) => pattern.test(state))?.[1];
}

function ofEnvoy(fields: Record<string, string>): Verdict | undefined {
  if (/TLS[_ ]error/i.test(fields.upstream_transport_failure_reason ?? fields.response_code_details ?? ''))
    return says('upstream_tls');
  if (fields.response_code_details === 'via_upstream') return byApplication;
  const known = (fields.response_flags ?? '').split(',').find((flag) => Object.hasOwn(envoy, flag));
  return lookUp(envoy, known);
}

/** AWS, "Troubleshoot your Application Load Balancers": a dash or 0 for the target's status is no answer of it. */
function ofBalancer(fields: Record<string, string>, status: number | undefined): Verdict | undefined {
  const { target, target_status_code: code, target_processing_time: waited } = fields;
  if (status === undefined) return undefined;
  if (/^[1-5]\d\d$/.test(code ?? '')) return code === String(status) ? byApplication : says('upstream_closed');
  if (/\bwaf\b/.test(fields.actions_executed ?? '') && status === 403) return { 'network.answered_by': 'bot_filter' };
  if (status === 460) return says('client_gone');
  if (status === 503 && target === '-') return says('no_instance');
  if (status === 504) return says('upstream_timeout');
  return status === 502 && Number(waited) >= 0 ? says('upstream_closed') : undefined;
}
