import type { Exchange, LogRecord } from '../../exchange.ts';
import { isStatus } from '../../http/words.ts';
import { Finds } from '../../logs/finds.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Reader } from '../../reader.ts';

/** client:port [accept date] frontend, as all of HAProxy's formats begin (configuration manual, section 8.2). */
const head = /(?:^|\s)(\S{1,80}):(\d{1,5}) \[(\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d)\.(\d{3})\] (\S{1,200})/;
/** backend/server TR/Tw/Tc/Tr/Ta status bytes cookie cookie state connections queues {headers} "request" */
const http =
  /^ ([^\s/]{1,200})\/(\S{1,200}) (-?\d{1,12})\/(-?\d{1,12})\/(-?\d{1,12})\/(-?\d{1,12})\/\+?(-?\d{1,12}) (\d{3}|-1) \+?(\d{1,15}) \S{1,500} \S{1,500} ([-A-Za-z]{4}) (\d{1,9}\/\d{1,9}\/\d{1,9}\/\d{1,9}\/\+?\d{1,9}) (\d{1,9}\/\d{1,9}) (.*)$/;
/** backend/server Tw/Tc/Tt bytes state connections queues */
const tcp =
  /^ ([^\s/]{1,200})\/(\S{1,200}) (-?\d{1,12})\/(-?\d{1,12})\/\+?(-?\d{1,12}) \+?(\d{1,15}) ([-A-Za-z]{2}) (\d{1,9}\/\d{1,9}\/\d{1,9}\/\d{1,9}\/\+?\d{1,9}) (\d{1,9}\/\d{1,9})$/;
const requestLine = /"([A-Z]{3,20}) (\S{1,8192})(?: HTTP\/(\d(?:\.\d)?))?"?$/;
const captured = /^(\{[^{}]{0,2000}\})(?: (\{[^{}]{0,2000}\}))? /;

/** Logs of HAProxy: HTTP, TCP, and connections that failed before there was anything to log. */
export const haproxyLog: Reader = {
  id: 'haproxy-log',
  title: 'HAProxy log',
  formats: [
    { title: 'HAProxy log of HTTP', sample: 'http.txt', source: 'HAProxy 2.6.12, run' },
    { title: 'HAProxy log of TCP', sample: 'tcp.txt', source: 'HAProxy 2.6.12, run' },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      const bracket = text.indexOf('] ');
      // The accept date is the only one in brackets with a dot before its milliseconds and no zone.
      if (bracket < 28 || text.charCodeAt(bracket - 4) !== 46 || text.length > 20_000) continue;
      const start = head.exec(text);
      if (!start) continue;
      const line = section.firstLine + i;
      const { exchange, record } = readLine(start, text, { artifact: section.artifact, line });
      if (exchange || record) finds.add(line, exchange, record);
    }
    return finds.found;
  },
};

interface Place {
  artifact: string;
  line: number;
}

function readLine(
  start: RegExpExecArray,
  text: string,
  { artifact, line }: Place,
): { exchange?: Exchange; record?: LogRecord } {
  const [whole, client = '', port = '', date = '', millis = '', frontend = ''] = start;
  const day = leadingTimestamp(date)?.at;
  if (day === undefined) return {};
  const at = { at: day + Number(millis), zoneKnown: false, line };
  const lines = { reader: haproxyLog.id, artifact, firstLine: line, lastLine: line };
  const behind = text.slice(start.index + whole.length);
  const peer = `${client}:${port}`;
  const told = http.exec(behind);
  if (told) {
    const exchange: Exchange = { ...lines, seenFrom: 'server', startedAt: at, peer };
    fillExchange(exchange, told, line);
    exchange.fields = { frontend, ...exchange.fields };
    return { exchange };
  }
  const session = tcp.exec(behind);
  if (session) {
    const [, backend = '', server = '', queued = '', connect = '', total = '', bytes = '', state = '', , queues = ''] =
      session;
    const fields = {
      client: peer,
      frontend,
      backend,
      server,
      Tw: queued,
      Tc: connect,
      Tt: total,
      bytes,
      termination_state: state,
      queues,
    };
    const message = `${frontend} ${backend}/${server} ended ${state} after ${total} ms`;
    return { record: { ...lines, at, level: state === '--' ? 'info' : 'error', message, fields } };
  }
  // 127.0.0.1:56059 [03/Dec/2012:17:35:10.380] frt/f1: Connection error during SSL handshake
  const failed = /^[^:]{0,200}: (.{5,300})$/.exec(frontend.endsWith(':') ? `:${behind}` : '');
  if (!failed?.[1]) return {};
  const message = failed[1];
  return {
    record: {
      ...lines,
      at,
      level: 'error',
      message,
      error: { message, frames: [] },
      fields: { client: peer, frontend: frontend.slice(0, -1) },
    },
  };
}

function fillExchange(exchange: Exchange, told: RegExpExecArray, line: number): void {
  const [
    ,
    backend = '',
    server = '',
    TR = '',
    Tw = '',
    Tc = '',
    Tr = '',
    Ta = '',
    status,
    bytes,
    state = '',
    conns = '',
    queues = '',
    rest = '',
  ] = told;
  const request = requestLine.exec(rest);
  const headers = captured.exec(rest);
  if (request) {
    exchange.request = { method: request[1] ?? '', url: request[2] ?? '', headers: [], line };
    if (request[3]) exchange.request.httpVersion = request[3];
  }
  if (isStatus(Number(status)))
    exchange.response = { status: Number(status), headers: [], bodyBytes: Number(bytes), line };
  if (Number(Ta) >= 0) exchange.durationMs = Number(Ta);
  // -1: the phase was not reached.
  const timings = Object.entries({ send: TR, blocked: Tw, connect: Tc, wait: Tr }).filter(
    ([, time]) => Number(time) >= 0,
  );
  exchange.timings = Object.fromEntries(timings.map(([name, time]) => [name, Number(time)]));
  exchange.fields = {
    backend,
    server,
    termination_state: state,
    TR,
    Tw,
    Tc,
    Tr,
    Ta,
    connections: conns,
    retries: (conns.split('/')[4] ?? '').replace('+', ''),
    queues,
    ...(headers?.[1] && { captured_request_headers: headers[1] }),
    ...(headers?.[2] && { captured_response_headers: headers[2] }),
    ...(rest.includes('"<BADREQ>"') && { request: '<BADREQ>' }),
  };
}
