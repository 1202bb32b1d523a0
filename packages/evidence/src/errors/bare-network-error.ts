import type { Exchange } from '../exchange.ts';
import { readLogLine } from '../logs/log-line.ts';
import type { Found } from '../reader.ts';
import { type NetworkFailure, networkFailure, urlOf } from './network-failure.ts';

const bareWords =
  /(?:^|[:\])✖×✗❌•*-]\s{0,4}|ERR! )(?:(?:connect|read|write|getaddrinfo|queryA) E[A-Z_]{3,20}\b.{0,300}|request to https?:\/\/\S{1,2000} failed, reason: .{1,300}|self[- ]signed certificate(?: in certificate chain)?|unable to (?:verify the first|get local issuer|get issuer) certificate|certificate has expired|socket hang up|Client network socket disconnected before secure TLS connection was established|Hostname\/IP do(?:es not|esn't) match certificate's altnames: .{1,300})[.!]?$/iu;
/** Other tools' words for the same: their own readers know them. */
export const foreignError = /curl: ?\(|_ssl\.c|x509|\[SSL:|HTTPS?ConnectionPool|openssl|dial tcp|\[Errno /i;
/** Databases, caches, queues and mail: a refused connection there is no HTTP exchange. */
const otherPorts = new Set([25, 465, 587, 1433, 3306, 5432, 5672, 6379, 9092, 11211, 27017]);

/** True for a failure to reach a server that speaks no HTTP. */
export function isOtherService(failure: NetworkFailure): boolean {
  return failure.port !== undefined && otherPorts.has(failure.port);
}

/** A network error reduced to its words, as command line tools print it. */
export function readBareError(text: string, line: number, artifact: string): Found | undefined {
  if (text.length > 3000 || foreignError.test(text)) return undefined;
  const prefix = readLogLine(text, line);
  const match = bareWords.exec(prefix.message);
  if (!match || match.index > 120) return undefined;
  const said = match[0].replace(/^[^A-Za-z]+|^ERR! /, '');
  const failure = networkFailure(said);
  if (!failure || isOtherService(failure)) return undefined;
  const url = /request to (https?:\/\/\S+) failed/.exec(said)?.[1] ?? urlOf(failure);
  const exchange: Exchange = {
    reader: 'node-error',
    artifact,
    firstLine: line,
    lastLine: line,
    seenFrom: 'client',
    error: { ...(failure.code && { code: failure.code }), message: said, firstLine: line, lastLine: line },
  };
  if (url) exchange.request = { url, headers: [], line };
  if (prefix.at) exchange.startedAt = prefix.at;
  return { firstLine: line, lastLine: line, exchanges: [exchange] };
}
