import type { Header, LogRecord } from '../exchange.ts';
import type { Note } from './note.ts';

/** What curl's notes tell of the connection that a request went over. */
export interface Connection {
  scheme?: 'http' | 'https';
  host?: string | undefined;
  port?: string | undefined;
  peer?: string | undefined;
  /** Where the notes say so: the URL of a redirect, of an HTTP/2 stream. */
  url?: string | undefined;
  method?: string | undefined;
  /** Headers that were only printed as HTTP/2 or HTTP/3 notes. */
  headers: Header[];
  bodyBytes?: number;
  /** `tls.version`, `tls.cipher`, `tls.subject`, … */
  tls: Record<string, string>;
  /** The line of each of them. */
  tlsLines: Record<string, number>;
  clientCertificateAsked?: boolean;
  tlsFirst?: number;
  tlsLast?: number;
}

const connected = /^\s*(?:Connected to|Established connection to) (\S+) \((\S+?)(?:\)| port \d+)\)?(?:.*?port (\d+))?/;
const trying = /^\s*Trying \[?([0-9A-Fa-f:.]+?)\]?(?::(\d+))?\.\.\.(?: connected)?$/;
/** Notes and errors that name the host that was asked, where no connection came about. */
const asked: readonly RegExp[] = [
  /^(?:Could not resolve host: |Host (?=\S+ was resolved)|Hostname (?=\S+ was found))([^\s:;]+|\[\S+?\])(?::(\d+))?/,
  /^Failed to connect to (\S+) port (\d+)/,
];
const streamHeader = /^\s*(?:h2h3|h2|http\/2|\[HTTP\/?[23]\](?: \[[\d-]+\])?) \[(:?[\w-]+): (.*)\]$/i;
const tlsFacts: readonly [RegExp, readonly string[]][] = [
  [/^SSL connection using (\S+) \/ (\S+)/, ['version', 'cipher']],
  [/^TLS 1\.\d connection using|^TLS connection using (\S+)/, ['cipher']],
  [/^ALPN:? server accepted (?:to use )?(\S+)/, ['alpn']],
  [/^subject: (.+)$/, ['subject']],
  [/^issuer: (.+)$/, ['issuer']],
  [/^start date: (.+)$/, ['startDate']],
  [/^expire date: (.+)$/, ['expireDate']],
  [/^subjectAltName: (.+)$/, ['subjectAltName']],
  [/^(SSL certificate verify (?:ok|result).*)$/, ['verify']],
  [/^(SSL certificate problem: .+|SSL: no alternative .+|OpenSSL\S*: error:.+|error:[0-9A-F]{8}.+)$/, ['problem']],
  [/^TLSv[\d.]+ \((?:IN|OUT)\), TLS alert, ((?!close notify).+?):?$/, ['alert']],
];
const tlsAtAll = /^\s*(?:TLSv1|TLS |SSL connection|SSL certificate|ALPN|Server certificate|schannel|SSL: )/;

/** Gathers what the notes before and around a request say. */
export function connectionOf(notes: readonly Note[]): Connection {
  const result: Connection = { headers: [], tls: {}, tlsLines: {} };
  const pseudo: Record<string, string> = {};
  for (const { text, line } of notes) {
    const to = connected.exec(text);
    const tried = trying.exec(text);
    if (to) {
      result.host = to[1];
      result.peer = to[2];
      result.port = to[3] ?? / port (\d+)/.exec(text)?.[1];
      result.scheme ??= 'http';
    } else if (tried) {
      result.peer = tried[1];
      result.port = tried[2] ?? result.port;
    }
    const named = result.host ? undefined : askedHost(text);
    if (named) {
      result.host = named.host;
      result.port = named.port ?? result.port;
    }
    const stream = streamHeader.exec(text);
    if (stream?.[1]?.startsWith(':')) pseudo[stream[1]] = stream[2] ?? '';
    else if (stream?.[1]) result.headers.push({ name: stream[1], value: stream[2] ?? '', line });
    result.url =
      /Issue another request to this URL: '?([^'\s]+)'?/.exec(text)?.[1] ??
      /OPENED stream for (https?:\/\/\S+)/.exec(text)?.[1] ??
      result.url;
    const sent = /^upload completely sent off: (?:\d+ out of )?(\d+) bytes/.exec(text.trim())?.[1];
    if (sent) result.bodyBytes = Number(sent);
    takeTls(result, text, line);
  }
  if (result.port === '443' || Object.keys(result.tls).length || result.tlsFirst) result.scheme = 'https';
  if (pseudo[':method']) result.method = pseudo[':method'];
  if (pseudo[':authority'] && pseudo[':path']) {
    result.url = `${pseudo[':scheme'] ?? 'https'}://${pseudo[':authority']}${pseudo[':path']}`;
  }
  return result;
}

/** The host, and the port where it is said, that a note or an error of curl names. */
export function askedHost(words: string): { host: string; port?: string | undefined } | undefined {
  const text = words.trim();
  for (const pattern of asked) {
    const found = pattern.exec(text);
    if (found?.[1]) return { host: found[1], port: found[2] };
  }
  return undefined;
}

function takeTls(result: Connection, given: string, line: number): void {
  const text = given.trim();
  let isTls = tlsAtAll.test(text);
  for (const [pattern, names] of tlsFacts) {
    const found = pattern.exec(text);
    if (!found) continue;
    isTls = true;
    names.forEach((name, i) => {
      const value = found[i + 1];
      if (!value || result.tls[`tls.${name}`] !== undefined) return;
      result.tls[`tls.${name}`] = value;
      result.tlsLines[name] = line;
    });
  }
  if (/^TLS\S* \(IN\), TLS handshake, Request CERT/.test(text)) result.clientCertificateAsked = true;
  if (!isTls) return;
  result.tlsFirst ??= line;
  result.tlsLast = line;
}

/** The TLS part of a connection as a record: who vouched for whom until when, and what was wrong with it. */
export function tlsRecord(connection: Connection, artifact: string, reader: string): LogRecord | undefined {
  const { tls, tlsFirst, tlsLast } = connection;
  const names = Object.keys(tls);
  if (!names.length || tlsFirst === undefined || tlsLast === undefined) return undefined;
  const problem = tls['tls.problem'] ?? tls['tls.alert'];
  const message = problem ?? [tls['tls.version'], tls['tls.subject'], tls['tls.verify']].filter(Boolean).join(', ');
  return {
    artifact,
    reader,
    firstLine: tlsFirst,
    lastLine: tlsLast,
    ...(problem ? { level: 'error' as const } : {}),
    message: `TLS: ${message || names.map((name) => `${name} ${tls[name]}`).join(', ')}`,
    fields: tls,
  };
}
