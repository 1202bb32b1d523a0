import type { Exchange, LogRecord } from '../../exchange.ts';
import { isStatus, withoutDefaultPort } from '../../http/words.ts';
import { Clock } from '../../logs/clock.ts';
import { Finds } from '../../logs/finds.ts';
import { withOwnStamp } from '../../logs/own-stamp.ts';
import { quotedWords } from '../../logs/quoted-words.ts';
import type { Reader } from '../../reader.ts';

const start = /^\s{0,8}(?:(?:https?|h2|grpcs?|wss?|tls) )?(?:[12]\.0 )?\d{4}-\d\d-\d\dT[\d:.]{8,15}Z? /;

/** AWS, "Access logs for your Application Load Balancer", in the order of that page; later fields were added with time. */
const albFields =
  'type time elb client target request_processing_time target_processing_time response_processing_time ' +
  'elb_status_code target_status_code received_bytes sent_bytes request user_agent ssl_cipher ssl_protocol ' +
  'target_group_arn trace_id domain_name chosen_cert_arn matched_rule_priority request_creation_time ' +
  'actions_executed redirect_url error_reason target_port_list target_status_code_list classification ' +
  'classification_reason conn_trace_id';
/** AWS, "Access logs for your Classic Load Balancer". */
const classicFields =
  'time elb client target request_processing_time target_processing_time response_processing_time ' +
  'elb_status_code target_status_code received_bytes sent_bytes request user_agent ssl_cipher ssl_protocol';
/** AWS, "Access logs for your Network Load Balancer": TLS listeners only. */
const nlbFields =
  'type version time elb listener client target connection_time tls_handshake_time received_bytes sent_bytes ' +
  'incoming_tls_alert chosen_cert_arn chosen_cert_serial tls_cipher tls_protocol_version tls_named_group ' +
  'domain_name alpn_fe_protocol alpn_be_protocol alpn_client_preference_list tls_connection_creation_time';
/** What the exchange has members for. */
const told = new Set('time request user_agent elb_status_code received_bytes sent_bytes client'.split(' '));

/** Access logs of AWS load balancers: application, classic, and network ones with TLS. */
export const awsAlb: Reader = {
  id: 'aws-alb',
  title: 'AWS load balancer log',
  formats: [
    {
      title: 'AWS Application Load Balancer (ALB) access log',
      sample: 'application.txt',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
    },
    {
      title: 'AWS Classic Load Balancer access log',
      sample: 'classic.txt',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html',
    },
    {
      title: 'AWS Network Load Balancer access log',
      sample: 'network.txt',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html',
    },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const clock = new Clock();
    for (let i = 0; i < section.lines.length; i += 1) {
      const bare = section.lines[i] ?? '';
      if (bare.length < 60 || bare.length > 20_000 || !(bare.includes('" ') || bare.startsWith('tls '))) continue;
      // A classic balancer's line begins with the time, which may have been taken for a margin.
      const text = start.test(bare) ? bare : section.margins ? withOwnStamp(section, i) : '';
      if (!start.test(text)) continue;
      const line = section.firstLine + i;
      const place = { reader: awsAlb.id, artifact: section.artifact, firstLine: line, lastLine: line };
      const words = quotedWords(text);
      if (words[0] === 'tls') finds.add(line, undefined, connectionOf(words, place, clock));
      else {
        const exchange = exchangeOf(words, place, clock);
        if (exchange) finds.add(line, exchange);
      }
    }
    return finds.found;
  },
};

type Place = Pick<LogRecord, 'reader' | 'artifact' | 'firstLine' | 'lastLine'>;

function fieldsOf(words: readonly string[], names: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [i, name] of names.split(' ').entries()) {
    const value = words[i];
    if (value !== undefined && value !== '') fields[name] = value;
  }
  return fields;
}

function exchangeOf(words: readonly string[], place: Place, clock: Clock): Exchange | undefined {
  const isClassic = /^\d/.test(words[0] ?? '');
  const fields = fieldsOf(words, isClassic ? classicFields : albFields);
  const line = place.firstLine;
  const times = [fields.request_processing_time, fields.target_processing_time, fields.response_processing_time];
  const request = /^(\S{1,20}) (\S{1,8192}) {1,2}(\S{1,10})$/.exec(fields.request ?? '');
  if (!request || !times.every((time) => time !== undefined && /^-?\d{1,9}(?:\.\d{1,9})?$/.test(time)))
    return undefined;
  const status = Number(fields.elb_status_code);
  const [, method = '', url = '', version = ''] = request;
  const agent = fields.user_agent;
  const exchange: Exchange = { ...place, seenFrom: 'server', peer: fields.client ?? '' };
  if (method !== '-') {
    exchange.request = {
      method,
      url: url.replace(
        /^(https?):\/\/([^/]{1,255})/,
        (_, scheme: string, host: string) => `${scheme}://${withoutDefaultPort(host, scheme)}`,
      ),
      headers: agent && agent !== '-' ? [{ name: 'User-Agent', value: agent, line }] : [],
      bodyBytes: Number(fields.received_bytes),
      line,
      ...(version.startsWith('HTTP/') && { httpVersion: version.slice(5) }),
    };
  }
  if (isStatus(status)) exchange.response = { status, headers: [], bodyBytes: Number(fields.sent_bytes), line };
  const at = clock.iso(fields.request_creation_time ?? '', line) ?? clock.iso(fields.time ?? '', line);
  if (at) exchange.startedAt = at;
  addTimes(exchange, times.map(Number));
  exchange.fields = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !told.has(name) && (value !== '-' || name.startsWith('target'))),
  );
  return exchange;
}

/** Seconds until a request was with the target, until that began to answer, and until the answer was with the client; -1: never. */
function addTimes(exchange: Exchange, times: readonly number[]): void {
  const timings: Record<string, number> = {};
  for (const [i, name] of ['send', 'wait', 'receive'].entries()) {
    const time = times[i] ?? -1;
    if (time >= 0) timings[name] = Math.round(time * 1e6) / 1e3;
  }
  exchange.timings = timings;
  if (times.every((time) => time >= 0)) exchange.durationMs = Math.round(times.reduce((a, b) => a + b, 0) * 1e6) / 1e3;
}

function connectionOf(words: readonly string[], place: Place, clock: Clock): LogRecord | undefined {
  const fields = fieldsOf(words, nlbFields);
  if (!fields.incoming_tls_alert || !/^\d+|-$/.test(fields.tls_handshake_time ?? '')) return undefined;
  const alert = fields.incoming_tls_alert;
  const at =
    clock.iso(fields.tls_connection_creation_time ?? '', place.firstLine) ??
    clock.iso(fields.time ?? '', place.firstLine);
  return {
    ...place,
    level: alert === '-' ? 'info' : 'error',
    message: alert === '-' ? `TLS connection of ${fields.client}` : `TLS alert ${alert} from ${fields.client}`,
    fields,
    ...(at && { at }),
  };
}
