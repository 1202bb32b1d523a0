/** A failure to reach a server, as the words of an error tell it. */
export interface SaidFailure {
  /** Errno's name or OpenSSL's, where the words are those of strerror, getaddrinfo or x509_txt.c. */
  code?: string;
  /** True for a failure of TLS. */
  tls: boolean;
  host?: string;
  port?: number;
  /** Address that was tried, with its port where it is told. */
  peer?: string;
}

/** Words of operating systems, of libraries of TLS, and names of exceptions that say the same; in lower case. */
const failures: readonly (readonly [words: RegExp, code: string | undefined, tls?: true])[] = [
  [/certificate (?:has )?expired|certificateexpired|certexpired|notafter:|nottimevalid/, 'CERT_HAS_EXPIRED', true],
  [/certificate is not yet valid|certificatenotyetvalid/, 'CERT_NOT_YET_VALID', true],
  [/self[- ]signed certificate in certificate chain/, 'SELF_SIGNED_CERT_IN_CHAIN', true],
  [/self[- ]signed certificate/, 'DEPTH_ZERO_SELF_SIGNED_CERT', true],
  [/unable to get local issuer certificate/, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', true],
  [/unable to verify the first certificate/, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
  [
    /certificate verify failed|pkix path|x509: |sslhandshake|sslpeerunverified|sslexception|ssl connection could not be|remote certificate (?:is|was)|ssl routines:|openssl::ssl::|sslerror|tls: |invalid peer certificate|http response to https client|authentication failed because the remote party|authentication failed, see inner|server certificate|ssl_connect|trustfailure|could not establish trust|could not create ssl|securechannelfailure|certificate subject name|record_layer|certificateverify|unrecognized ssl message|trust anchor|certification path|ssl:? (?:certificate|connection|operation)|tls handshake|certpathvalidat|subject alternative|remotecertificate/,
    undefined,
    true,
  ],
  // CURLE_COULDNT_CONNECT: a refusal, most often.
  [/couldn't connect to server/, 'curl:7'],
  [/connection ?refused|actively refused|econnrefused/, 'ECONNREFUSED'],
  [/connection reset|connection ?aborted|forcibly closed|econnreset|connectionreset/, 'ECONNRESET'],
  [
    /unknownhostexception|no such host|name or service not known|nodename nor servname|could not resolve host|remote name could not be resolved|unresolvedaddress|name does not resolve|no address associated|nameresolutionfailure|no suitable address found|failed to resolve|getaddrinfo/,
    'ENOTFOUND',
  ],
  [/temporary failure in name resolution|eai_again/, 'EAI_AGAIN'],
  [/no route to host|noroutetohost/, 'EHOSTUNREACH'],
  [/network is unreachable/, 'ENETUNREACH'],
  [/cannot assign requested address/, 'EADDRNOTAVAIL'],
  [/broken pipe/, 'EPIPE'],
  [
    /(?:sockettimeout|connecttimeout|httptimeout|httpconnecttimeout|requesttimeout|connectionpooltimeout|readtimeout|net::opentimeout|net::writetimeout|timedout|timeoutexception)|(?:connect(?:ion)?|read|write|operation|request|execution|socket|response)(?: timeout| timed out| expired)|httpclient\.timeout|operation has timed out|did not properly respond|i\/o timeout|context deadline exceeded|timeout (?:was reached|has expired|expired|reached)|deadline has elapsed/,
    'ETIMEDOUT',
  ],
  [
    /nohttpresponse|underlying connection was closed|response ended prematurely|unexpected (?:eof|end of (?:stream|file))|end of file|socket hang up|remote end closed|connection (?:was |has been )?(?:closed|terminated)|empty reply|: eof$|^eof$|eoferror|prematurely|incompletemessage|socket closed|server closed|channel closed|header parser received no bytes|eof reached|failed to respond|goaway|stream was reset|dns error|tcp connect error/,
    undefined,
  ],
  [
    /redirected too many|too many (?:follow-up|redirects)|stopped after \d{1,3} redirects|more than \d{1,3} redirects|toomanyredirects/,
    undefined,
  ],
  [/proxy/, undefined],
  [/connectexception|connecterror/, 'ECONNREFUSED'],
];

const hostName = String.raw`[A-Za-z0-9](?:[\w.-]{0,251}[A-Za-z0-9])?`;
/** Where messages put the host, the address and the port. */
const places: readonly RegExp[] = [
  // Java: `Failed to connect to api.example.com/203.0.113.10:443`, Netty's `Connection refused: …`.
  new RegExp(
    String.raw`(?:to|refused:|out:|reset:|information:) (?<host>${hostName})/\[?(?<address>[\d.:a-f]{3,45}?)\]?:(?<port>\d{1,5})\b`,
  ),
  // Apache HttpClient: `Connect to api.example.com:443 [api.example.com/203.0.113.10] failed`.
  new RegExp(
    String.raw`Connect to (?:https?://)?(?<host>${hostName}):(?<port>\d{1,5}) \[[^\]]{0,200}?/(?<address>[\d.:a-f]{3,45})`,
  ),
  // .NET: `Connection refused (api.example.com:443)`.
  new RegExp(String.raw`\((?<host>${hostName}|\[[\da-f:]{2,45}\]):(?<port>\d{1,5})\)`),
  /actively refused it\.? \(?\[?(?<address>[\d.]{7,15}|[\da-f:]{2,45})\]?:(?<port>\d{1,5})\b/,
  new RegExp(`could not be resolved: '(?<host>${hostName})'`),
  // Ruby.
  new RegExp(String.raw`TCP connection to (?<host>${hostName}):(?<port>\d{1,5})`),
  new RegExp(String.raw`connect\(2\) for "(?<host>${hostName})" port (?<port>\d{1,5})`),
  /(?:connect\(2\) for |peeraddr=)\[?(?<address>[\d.]{7,15}|[\da-f:]{2,45}?)\]?:(?<port>\d{1,5})\b/,
  // Go.
  /dial tcp \[?(?<address>[\d.]{7,15}|[\da-f:]{2,45})\]?:(?<port>\d{1,5})\b/,
  new RegExp(String.raw`dial tcp:? (?:lookup |address )?(?<host>${hostName})\b`),
  // libcurl.
  new RegExp(String.raw`Failed to connect to (?<host>${hostName}) port (?<port>\d{1,5})`),
  new RegExp(
    String.raw`(?:[Cc]ould not resolve host: |getaddrinfo for |UnknownHostException: |target host name '|Hostname |DNS name matching |[Nn]o name matching |not valid for '|hostname "|, not )(?<host>${hostName}\.[\w-]{2,63})\b`,
  ),
  new RegExp(
    String.raw`^(?<host>${hostName}\.[A-Za-z][\w-]{1,62}): (?:Name or service|nodename|Temporary failure|No address)`,
  ),
];

/** The failure that a text tells, or undefined where it tells none. */
export function saidFailure(text: string): SaidFailure | undefined {
  const said = text.slice(0, 4000);
  const lower = said.toLowerCase();
  const known = failures.find(([words]) => words.test(lower));
  if (!known) return undefined;
  const [, code, tls] = known;
  return { ...(code && { code }), tls: tls === true, ...placeIn(said) };
}

/** Host, port and address in a message. */
function placeIn(text: string): Pick<SaidFailure, 'host' | 'port' | 'peer'> {
  for (const place of places) {
    const groups = place.exec(text)?.groups;
    if (!groups) continue;
    const { host, address, port } = groups;
    const found: Pick<SaidFailure, 'host' | 'port' | 'peer'> = {};
    if (host ?? address) found.host = (host ?? address ?? '').replace(/^\[|\]$/g, '');
    if (port) found.port = Number(port);
    if (address) found.peer = port ? `${address.includes(':') ? `[${address}]` : address}:${port}` : address;
    return found;
  }
  return {};
}
