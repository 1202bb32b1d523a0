import type { Section } from '../../document.ts';
import { axiosJsonAt } from '../../errors/axios-json.ts';
import { foreignError, isOtherService, readBareError } from '../../errors/bare-network-error.ts';
import { dumpedBody } from '../../errors/dump-body.ts';
import { type NetworkFailure, networkFailure, urlOf } from '../../errors/network-failure.ts';
import { field, methodFrom, urlFrom } from '../../errors/node-call.ts';
import { type NodeTrace, nodeTraceAt, type TracedError } from '../../errors/node-trace.ts';
import { inPythonTraceback, looksPython } from '../../errors/python-trace.ts';
import type { Exchange, Header, LogRecord, Place } from '../../exchange.ts';
import { isStatus } from '../../http/words.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

const statusWords = [
  /Request failed with status code (\d{3})\b/,
  /Response code (\d{3}) \(/,
  /^(?:HTTP (?:error!? ?)?|http error:? |Unexpected )?(?:status(?:[ _]?code)?)[:=]? ?(\d{3})\b/i,
  /^HTTP(?: error!?| Error)?:? (?:status: ?)?(\d{3})\b/i,
  /^(\d{3}) (?:- |[A-Z{])/,
];
const statusFields = [
  'response.status',
  'response.statusCode',
  'statusCode',
  'status',
  '$metadata.httpStatusCode',
  'cause.statusCode',
];
const answerField = [
  'requestID',
  'requestId',
  'request_id',
  'response.status',
  'response.statusCode',
  '$metadata.httpStatusCode',
];
const clientType = /Axios|Fetch|HTTP|Http|API|Request|Response|Stripe|StatusCode|Octokit|Got/;

/** Errors and stack traces of Node, as thrown, logged, or reduced to one line. */
export const nodeError: Reader = {
  id: 'node-error',
  title: 'Node.js error',
  formats: [
    { title: 'Node error with causes', sample: 'aggregate.txt', source: 'Node 24, run' },
    { title: 'error of Node’s https', sample: 'expired.txt', source: 'Node 24, run' },
    { title: 'fetch failed (undici) with its cause', sample: 'fetch-connect-timeout.txt', source: 'Node 20, run' },
    { title: 'undici error', sample: 'undici-headers.txt', source: 'undici 7.30.2, run' },
    { title: 'AxiosError as util.inspect shows it', sample: 'axios-status.txt', source: 'axios 1.21.1, run' },
    { title: 'AxiosError as JSON', sample: 'axios-json.json', source: 'axios 1.21.1, run' },
    { title: 'got error', sample: 'got-status.txt', source: 'got 14.6.6, run' },
    { title: 'node-fetch error', sample: 'node-fetch.txt', source: 'node-fetch 3.3.2, run' },
    { title: 'ky error', sample: 'ky.txt', source: 'ky 1.14.3, run' },
    { title: 'superagent error', sample: 'superagent.txt', source: 'superagent 10.4.2, run' },
    { title: 'OpenAI SDK error (Node)', sample: 'openai.txt', source: 'openai 6.49.0, run' },
    { title: 'Stripe SDK error (Node)', sample: 'stripe.txt', source: 'stripe 23.1.0, run' },
    { title: 'unhandled rejection', sample: 'unhandled.txt', source: 'Node 20, run' },
  ],
  read(section) {
    const found: Found[] = [];
    const python = inPythonTraceback(section.lines, section.firstLine);
    for (let i = 0; i < section.lines.length; i += 1) {
      if (python[i]) continue;
      const text = section.lines[i] ?? '';
      const json = axiosJsonAt(section.lines, i, section.firstLine, {
        reader: 'node-error',
        artifact: section.artifact,
      });
      if (json) {
        found.push({ firstLine: json.firstLine, lastLine: json.lastLine, exchanges: [json] });
        i = json.lastLine - section.firstLine;
        continue;
      }
      const trace = nodeTraceAt(section.lines, i, section.firstLine);
      const item = trace
        ? readTrace(trace, text, section)
        : readBareError(text, section.firstLine + i, section.artifact);
      if (!item) continue;
      found.push(item);
      i = item.lastLine - section.firstLine;
    }
    return found;
  },
};

function readTrace(trace: NodeTrace, text: string, section: Section): Found | undefined {
  const top = trace.chain[0];
  const failure = failureOf(trace);
  const framed = trace.chain.some((error) => error.frames.length > 0);
  if (!framed && (foreignError.test(text) || looksPython(top.type, top.message))) return undefined;
  // .NET and the JVM put the package before the name; their frames are not Node's.
  if (top.type.includes('.') && !trace.chain.some((error) => error.frames.some((frame) => frame.file)))
    return undefined;
  const logged = trace.prefix.timed || trace.prefix.level !== undefined;
  if (trace.lead && !framed && !failure && !(logged && trace.lead.split(/\s+/).length <= 3)) return undefined;
  const place = placeIn(section, 'node-error', trace.first, trace.last);
  const exchange = answered(trace, place) ?? (failure ? unanswered(trace, failure, place) : undefined);
  const found: Found = { firstLine: place.firstLine, lastLine: place.lastLine };
  if (exchange) {
    if (trace.prefix.at) exchange.startedAt = trace.prefix.at;
    return { ...found, exchanges: [exchange] };
  }
  if (top.message === '' && !framed && trace.fields.size === 0) return undefined;
  const cause = trace.chain.find((one) => one !== top && one.message !== top.message);
  const frames = trace.chain.find((one) => one.frames.length > 0)?.frames ?? [];
  const error: NonNullable<LogRecord['error']> = { type: top.type, message: top.message, frames };
  const code = top.code ?? trace.chain.find((one) => one.code)?.code ?? failure?.code;
  if (code) error.code = code;
  const said = trace.prefix.message.replace(/ \{$/, '');
  const record: LogRecord = {
    ...place,
    message: cause ? `${said} (cause: ${cause.type}: ${cause.message})` : said,
    error,
  };
  if (trace.prefix.at) record.at = trace.prefix.at;
  if (trace.prefix.level) record.level = trace.prefix.level;
  const fields = fieldsOf(trace);
  if (Object.keys(fields).length > 0) record.fields = fields;
  return { ...found, records: [record] };
}

/** The failure that lies deepest in the chain; a code that Node printed goes before one told by its words. */
function failureOf(trace: NodeTrace): NetworkFailure | undefined {
  const told = trace.chain.flatMap((error) => {
    const failure = networkFailure(error.message, error.code);
    return failure ? [{ failure, printed: failure.code !== undefined && failure.code === error.code }] : [];
  });
  const chosen = told.findLast((one) => one.printed) ?? told.findLast((one) => one.failure.code) ?? told.at(-1);
  const best = chosen && { ...told.find((one) => one.failure.host)?.failure, ...chosen.failure };
  if (!best) return undefined;
  const host = field(trace, [
    'hostname',
    'host',
    'address',
    'cause.hostname',
    'cause.host',
    'cause.address',
    'errors.address',
  ]);
  const port = Number(field(trace, ['port', 'cause.port', 'errors.port']));
  if (host && !best.host) best.host = host.replace(/:443$/, '');
  if (port > 0 && best.port === undefined) best.port = port;
  return best;
}

function unanswered(trace: NodeTrace, failure: NetworkFailure, place: Place): Exchange | undefined {
  if (isOtherService(failure)) return undefined;
  const inner = [...trace.chain].reverse().find((error) => networkFailure(error.message, error.code)) ?? trace.chain[0];
  const { firstLine } = place;
  // Where the error has no words of its own, its code stands further down.
  const lastLine = inner.message ? inner.line : place.lastLine;
  const error = { message: wordsOf(inner, trace), firstLine: inner.line, lastLine };
  const exchange: Exchange = {
    ...place,
    seenFrom: 'client',
    error: { ...(failure.code && { code: failure.code }), ...error },
  };
  const url = urlFrom(trace) ?? urlOf(failure);
  const method = methodFrom(trace);
  if (url ?? method)
    exchange.request = { ...(method && { method }), ...(url && { url }), headers: [], line: firstLine };
  const address = failure.host ?? field(trace, ['address', 'cause.address', 'errors.address']);
  if (address && /^[\d.]+$|:/.test(address))
    exchange.peer = failure.port === undefined ? address : `${address}:${failure.port}`;
  return exchange;
}

function wordsOf(error: TracedError, trace: NodeTrace): string {
  return error.message || trace.chain.map((one) => one.message).find(Boolean) || error.type;
}

/** The exchange of an error that says which status came back. */
function answered(trace: NodeTrace, place: Place): Exchange | undefined {
  const url = urlFrom(trace);
  const said = trace.chain
    .flatMap((error) => statusWords.map((pattern) => Number(pattern.exec(error.message)?.[1])))
    .find(isStatus);
  const printed = Number(field(trace, statusFields));
  // SDKs name their errors for the status, and keep the answer's head with them.
  const isClient =
    url !== undefined || clientType.test(trace.chain[0].type) || answerField.some((name) => trace.fields.has(name));
  const status =
    said !== undefined && (isClient || statusWords[0]?.test(trace.chain[0].message))
      ? said
      : isClient
        ? printed
        : Number.NaN;
  if (!isStatus(status)) return undefined;
  const method = methodFrom(trace);
  const line = place.firstLine;
  const exchange: Exchange = { ...place, seenFrom: 'client', response: { status, headers: headersOf(trace), line } };
  if (url ?? method) exchange.request = { ...(method && { method }), ...(url && { url }), headers: [], line };
  const body = dumpedBody(trace.fields);
  if (body && exchange.response) exchange.response.body = body;
  return exchange;
}

function headersOf(trace: NodeTrace): Header[] {
  const headers: Header[] = [];
  for (const [name, { value, line }] of trace.fields) {
    const match = /^(?:responseHeaders|response\.headers|headers)\.([\w-]+)$/.exec(name);
    if (match?.[1]) headers.push({ name: match[1], value, line });
  }
  return headers;
}

function fieldsOf(trace: NodeTrace): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, { value }] of trace.fields) fields[name] = value;
  return fields;
}
