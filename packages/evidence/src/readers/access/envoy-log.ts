import type { Exchange } from '../../exchange.ts';
import { absoluteUrl } from '../../http/url.ts';
import { isStatus, methodPattern } from '../../http/words.ts';
import { Clock } from '../../logs/clock.ts';
import { Finds } from '../../logs/finds.ts';
import { quotedWords } from '../../logs/quoted-words.ts';
import type { Reader } from '../../reader.ts';

/** [start] "METHOD path protocol" code flags, which begin both Envoy's default format and Istio's. */
const start = new RegExp(
  String.raw`^\s{0,8}(?:\[(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)\] )?"${methodPattern} (\S{1,8192}) (HTTP/\d(?:\.\d)?)" (\d{1,3}) ([A-Z][A-Za-z,]{0,60}|-) (.*)$`,
);
/** Envoy, "Access logging", default format string, behind the flags. */
const ofEnvoy =
  'bytes_received bytes_sent duration upstream_service_time forwarded_for user_agent request_id authority upstream_host';
/** Istio, "Getting Envoy's Access Logs", default format, behind the flags. */
const ofIstio =
  'response_code_details connection_termination_details upstream_transport_failure_reason bytes_received bytes_sent ' +
  'duration upstream_service_time forwarded_for user_agent request_id authority upstream_host upstream_cluster ' +
  'upstream_local_address downstream_local_address downstream_remote_address requested_server_name route_name';
/** What the exchange has members for. */
const told = new Set(['bytes_received', 'bytes_sent', 'duration', 'user_agent', 'authority']);

/** Access logs of Envoy in its default format, and of Istio's. As JSON they are read with other JSON logs. */
export const envoyLog: Reader = {
  id: 'envoy-log',
  title: 'Envoy access log',
  formats: [
    {
      title: 'Envoy access log',
      sample: 'envoy.txt',
      source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage',
    },
    {
      title: 'Istio access log',
      sample: 'istio.txt',
      source: 'https://istio.io/latest/docs/tasks/observability/logs/access-log/',
    },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const clock = new Clock();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length < 40 || text.length > 20_000 || !text.includes('" "')) continue;
      const match = start.exec(text);
      const exchange = match ? exchangeOf(match, section.artifact, section.firstLine + i, clock) : undefined;
      if (exchange) finds.add(section.firstLine + i, exchange);
    }
    return finds.found;
  },
};

function exchangeOf(match: RegExpExecArray, artifact: string, line: number, clock: Clock): Exchange | undefined {
  const [, time = '', method = '', path = '', protocol = '', code, flags = '', rest = ''] = match;
  const words = quotedWords(rest);
  const names = /^\d+$/.test(words[0] ?? '') && /^\d+$/.test(words[1] ?? '') ? ofEnvoy : ofIstio;
  const values = Object.fromEntries(names.split(' ').map((name, i) => [name, words[i] ?? '']));
  // Of the words that follow, numbers stand where numbers must.
  if (!/^\d{1,15}$/.test(values.bytes_received ?? '') || !/^\d{1,9}$/.test(values.duration ?? '')) return undefined;
  const host = values.authority === '-' ? undefined : values.authority;
  const exchange: Exchange = {
    reader: envoyLog.id,
    artifact,
    firstLine: line,
    lastLine: line,
    seenFrom: 'server',
    request: {
      method,
      url: absoluteUrl(path, host),
      httpVersion: protocol.slice(5),
      headers:
        values.user_agent && values.user_agent !== '-' ? [{ name: 'User-Agent', value: values.user_agent, line }] : [],
      bodyBytes: Number(values.bytes_received),
      line,
    },
    durationMs: Number(values.duration),
  };
  // 0: the client had gone before there was an answer.
  if (isStatus(Number(code)))
    exchange.response = { status: Number(code), headers: [], bodyBytes: Number(values.bytes_sent), line };
  const at = time === '' ? undefined : clock.iso(time, line);
  if (at) exchange.startedAt = at;
  const client = values.forwarded_for === '-' ? values.downstream_remote_address : values.forwarded_for;
  if (client && client !== '-') exchange.peer = client;
  const waited = Number(values.upstream_service_time || Number.NaN);
  if (Number.isFinite(waited)) exchange.timings = { wait: waited };
  exchange.fields = { response_code: code ?? '', response_flags: flags };
  for (const [name, value] of Object.entries(values))
    if (!told.has(name) && value !== '' && value !== '-') exchange.fields[name] = value;
  return exchange;
}
