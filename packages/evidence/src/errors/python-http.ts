import type { StackFrame } from '../exchange.ts';
import { isStatus, withoutDefaultPort } from '../http/words.ts';
import { errnoName } from './errno.ts';

/** What an exception of a Python HTTP library says of the exchange it ended. */
export interface PythonFailure {
  status?: number;
  reason?: string;
  url?: string;
  /** Errno's name, OpenSSL's reason, or the exception's own name. */
  code?: string;
  /** Host and port, where they are told. */
  peer?: string;
}

/** Texts of requests, httpx, aiohttp, urllib, google-api-python-client, openai and generated clients. */
const answers: readonly RegExp[] = [
  /^(?<status>\d{3}) (?:Client|Server) Error: (?<reason>.{0,200}?) for url: (?<url>\S+)/,
  /(?:Client|Server|Redirect|Informational) (?:error|response) '(?<status>\d{3}) ?(?<reason>[^']{0,200})' for url '(?<url>[^']+)'/,
  /^(?<status>\d{3}), message=['"](?<reason>[^'"]{0,300})['"], url=(?:URL\()?['"](?<url>[^'"]+)['"]/,
  /^HTTP Error (?<status>\d{3}): (?<reason>.{0,200})$/,
  /^<HttpError (?<status>\d{3}) when requesting (?<url>\S+) returned/,
  /^Error code: (?<status>\d{3})(?: - |$)/,
  /^\((?<status>\d{3})\)(?:\s|$)(?:Reason: (?<reason>[^\n]{0,100}))?/,
  /^HTTP (?<status>\d{3}) error: /,
  /(?<url>https?:\/\/[^\s'"]{1,2000})['"]?:? (?:returned |-> )?(?<status>\d{3})$/,
];

const networkType =
  /(?:^|\.)(?:Connection\w*Error|Connect(?:ion)?Timeout\w*|Read(?:Timeout\w*|Error)|Timeout|SSL\w*Error|ProxyError|ConnectError|gaierror|BrokenPipeError|MaxRetryError|NewConnectionError|NameResolutionError|RemoteDisconnected|RemoteProtocolError|Server(?:Disconnected|Timeout)Error|ClientConnector\w*Error|ClientOSError|ClientProxyConnectionError|URLError|TooManyRedirects|ChunkedEncodingError|ProtocolError|EndpointConnectionError|APIConnectionError)$/;
const otherServices =
  /^(?:redis|pymongo|kombu|psycopg\d?|pika|sqlalchemy|kafka|pymysql|MySQLdb|celery|amqp|elasticsearch|aiormq|asyncpg)\./;

/** What an exception says of an HTTP exchange; undefined when it is of another kind. */
export function pythonFailure(type: string, message: string): PythonFailure | undefined {
  for (const answer of answers) {
    const parts = answer.exec(message)?.groups;
    const status = Number(parts?.status);
    if (!parts || !isStatus(status)) continue;
    return { status, ...(parts.reason && { reason: parts.reason }), ...(parts.url && { url: parts.url }) };
  }
  const place = placeOf(message);
  if (!place && (!networkType.test(type) || otherServices.test(type))) return undefined;
  const code = codeOf(type, message);
  return { ...place, ...(code && { code }) };
}

function placeOf(message: string): Pick<PythonFailure, 'url' | 'peer'> | undefined {
  // The host stands in the outermost pool; what caused it repeats it.
  const pool = /HTTP(S?)Connection(?:Pool)?\(host='([^']{1,255})', port=(\d{1,5})\)/.exec(message);
  if (pool?.[2]) {
    const scheme = pool[1] ? 'https' : 'http';
    const host = pool[2].includes(':') ? `[${pool[2]}]` : pool[2];
    const path = /with url: (\S{1,4000})/.exec(message)?.[1] ?? '';
    const peer = `${host}:${pool[3]}`;
    const url = /^https?:/.test(path) ? path : `${scheme}://${withoutDefaultPort(peer, scheme)}${path}`;
    return { url, peer };
  }
  const aiohttp = /Cannot connect to host (\S{1,255}?):(\d{1,5}) ssl:(\S+)/.exec(message);
  if (aiohttp?.[1]) {
    const scheme = aiohttp[2] === '443' || aiohttp[3] === 'True' || /SSL|certificate/i.test(message) ? 'https' : 'http';
    const peer = `${aiohttp[1]}:${aiohttp[2]}`;
    return { url: `${scheme}://${withoutDefaultPort(peer, scheme)}`, peer };
  }
  const endpoint = /endpoint URL: "(https?:\/\/[^"]{1,2000})"/.exec(message);
  return endpoint?.[1] ? { url: endpoint[1] } : undefined;
}

function codeOf(type: string, message: string): string | undefined {
  const ssl = /\[SSL: ([A-Z0-9_]{3,80})\]/.exec(message);
  if (ssl?.[1]) return ssl[1];
  const errno = /\[(?:Errno|WinError) (-?\d{1,5})\]|\b\w{1,80}Error\((-?\d{1,5}), |Connect call failed/.exec(message);
  const name = errnoName(errno?.[1] ?? errno?.[2] ?? (errno ? '111' : ''));
  if (name) return name;
  const caused = /Caused by ([A-Za-z]\w{2,60})\(/.exec(message) ?? /', ([A-Z]\w{2,60})\('/.exec(message);
  if (
    /Name or service not known|nodename nor servname|Temporary failure in name resolution|getaddrinfo failed/.test(
      message,
    )
  )
    return 'EAI_NONAME';
  return caused?.[1] ?? (type.split('.').at(-1) || undefined);
}

/** asyncio says no more than that time is up; the frames say that it was an HTTP library's. */
export function timedOut({ type, frames }: { type: string; frames: readonly StackFrame[] }): PythonFailure | undefined {
  const isHttp = frames.some(
    ({ file }) => file !== undefined && /[/\\](?:aiohttp|httpx|httpcore|urllib3)[/\\]/.test(file),
  );
  return /(?:^|\.)TimeoutError$/.test(type) && isHttp ? { code: 'TimeoutError' } : undefined;
}

/** The method by the function of requests or httpx that was called: `requests.post` is `post` in requests/api.py. */
export function methodIn(frames: readonly StackFrame[]): string | undefined {
  const call = frames.find(
    ({ file, function: name }) =>
      /[/\\](?:requests[/\\](?:api|sessions)|httpx[/\\]_(?:api|client))\.py$/.test(file ?? '') &&
      /^(?:get|post|put|patch|delete|head|options)$/.test(name ?? ''),
  );
  return call?.function?.toUpperCase();
}
