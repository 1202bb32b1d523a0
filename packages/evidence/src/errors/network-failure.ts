import { likelyScheme } from '../http/url.ts';

/** What an error of a network or TLS library tells. */
export interface NetworkFailure {
  /** Node's code (`ECONNREFUSED`, `CERT_HAS_EXPIRED`), where one is given or follows from Node's words. */
  code?: string;
  host?: string;
  port?: number;
  /** True when the failure is one of TLS. */
  tls: boolean;
}

const networkCode =
  /^(?:E(?:CONN(?:REFUSED|RESET|ABORTED)|NOTFOUND|AI_\w+|TIMEDOUT|SOCKETTIMEDOUT|HOST(?:UNREACH|DOWN)|NET(?:UNREACH|DOWN)|PIPE|PROTO|ADDRNOTAVAIL)|ERR_(?:TLS|SSL|NETWORK|HTTP2|SOCKET|STREAM_PREMATURE)\w*|UND_ERR_\w+|HPE_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_FR_TOO_MANY_REDIRECTS)$/;
const tlsCode = /^(?:ERR_(?:TLS|SSL)\w*|CERT_\w+|DEPTH_ZERO\w*|SELF_SIGNED\w*|UNABLE_TO_\w+|EPROTO)$/;
/** undici says these of its own arguments, not of the network. */
const notNetwork =
  /^UND_ERR_(?:INVALID_ARG|INVALID_RETURN_VALUE|ABORTED|DESTROYED|CLOSED|NOT_SUPPORTED|RESPONSE_STATUS_CODE)$/;

/** Node's words and the code that Node gives with them; texts of lib/ and of OpenSSL's x509_txt.c. */
const words: readonly (readonly [RegExp, string])[] = [
  [/self[- ]signed certificate in certificate chain/i, 'SELF_SIGNED_CERT_IN_CHAIN'],
  [/\bself[- ]signed certificate\b(?! in)/i, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [/unable to verify the first certificate/i, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [/unable to get local issuer certificate/i, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  [/unable to get issuer certificate/i, 'UNABLE_TO_GET_ISSUER_CERT'],
  [/certificate has expired/i, 'CERT_HAS_EXPIRED'],
  [/certificate is not yet valid/i, 'CERT_NOT_YET_VALID'],
  [/Hostname\/IP do(?:es not|esn't) match certificate's altnames/i, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [/SSL routines:|\bwrong version number\b|packet length too long/i, 'EPROTO'],
  [/socket hang up|Client network socket disconnected before secure TLS connection/i, 'ECONNRESET'],
  [/Connect Timeout Error/, 'UND_ERR_CONNECT_TIMEOUT'],
  [/Headers Timeout Error/, 'UND_ERR_HEADERS_TIMEOUT'],
  [/Body Timeout Error/, 'UND_ERR_BODY_TIMEOUT'],
  [/^other side closed$/, 'UND_ERR_SOCKET'],
  [/^timeout of \d+ms exceeded/, 'ECONNABORTED'],
  [/^Network Error$/, 'ERR_NETWORK'],
];
const syscall = /\b(?:connect|read|write|getaddrinfo|queryA|queryAaaa) (E[A-Z_]{3,20})\b(?: ([\w.:%[\]-]{1,255}))?/;
/** Failures that no code goes with. */
const uncoded =
  /^(?:network timeout at: |Timeout awaiting 'request'|request timed out|The operation was aborted due to timeout)/i;

/** The network or TLS failure that an error's code and words tell, or undefined when it is another kind of error. */
export function networkFailure(message: string, code?: string): NetworkFailure | undefined {
  const said = message.slice(0, 2000);
  const call = syscall.exec(said);
  // EACCES and the like are the file system's, unless a socket call says them.
  const given = code !== undefined && networkCode.test(code) && !notNetwork.test(code) ? code : undefined;
  const found = given ?? call?.[1] ?? words.find(([pattern]) => pattern.test(said))?.[1];
  if (found === undefined) return uncoded.test(said) ? { tls: false } : undefined;
  const failure: NetworkFailure = { code: found, tls: tlsCode.test(found) };
  const place = call?.[2] && found !== 'EPROTO' ? placeOf(call[2]) : (altname(said) ?? attempted(said));
  return { ...failure, ...place };
}

/** `127.0.0.1:3000`, `::1:3000`, `[::1]:3000`, `api.example.com:443`, `api.example.com`. */
function placeOf(text: string): Pick<NetworkFailure, 'host' | 'port'> {
  const match = /^\[?(.*?)\]?:(\d{1,5})$/.exec(text);
  if (!match?.[1]) return { host: text };
  return { host: match[1], port: Number(match[2]) };
}

function altname(message: string): Pick<NetworkFailure, 'host'> | undefined {
  const match = /altnames: "?(?:Host: ([\w.-]{1,255}?)\.? is not|IP: ([\d.a-f:]{2,45}) is not)/.exec(message);
  const host = match?.[1] ?? match?.[2];
  return host ? { host } : undefined;
}

/** undici: `Connect Timeout Error (attempted addresses: 203.0.113.1:443, timeout: 10000ms)`. */
function attempted(message: string): Pick<NetworkFailure, 'host' | 'port'> | undefined {
  const match = /attempted address(?:es)?: ([\w.:[\]-]{3,255}?),/.exec(message);
  return match?.[1] ? placeOf(match[1]) : undefined;
}

/** The URL that a failure's host and port tell, without a path, as none is known. */
export function urlOf(failure: NetworkFailure): string | undefined {
  if (!failure.host || !/^[\w.:%-]{1,255}$/.test(failure.host)) return undefined;
  const host = failure.host.includes(':') ? `[${failure.host}]` : failure.host;
  const withPort = failure.port === undefined ? host : `${host}:${failure.port}`;
  const https = failure.tls || failure.port === 443;
  // A port that is not 443 is plain HTTP's far more often than TLS's when nothing of TLS was said.
  const scheme = https ? 'https' : failure.port === undefined ? likelyScheme(host) : 'http';
  return `${scheme}://${withPort.replace(scheme === 'https' ? /:443$/ : /:80$/, '')}`;
}
