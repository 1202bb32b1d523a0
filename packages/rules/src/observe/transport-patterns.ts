/** Kinds of transport error, as the fact error.kind has them. */
export type ErrorKind =
  | 'dns'
  | 'refused'
  | 'connect_timeout'
  | 'read_timeout'
  | 'reset'
  | 'unreachable'
  | 'proxy'
  | 'tls_expired'
  | 'tls_not_yet_valid'
  | 'tls_self_signed'
  | 'tls_unknown_issuer'
  | 'tls_hostname'
  | 'tls_protocol'
  | 'tls_client_cert'
  | 'plain_http_on_tls'
  | 'too_many_redirects'
  | 'cors'
  | 'other';

/**
 * What network and TLS libraries say, lower case, in the words of curl, Node and undici, OpenSSL,
 * BoringSSL, GnuTLS, Schannel, Secure Transport, NSS, Python (requests, urllib3, httpx, aiohttp), Go,
 * Java, .NET, Ruby, PHP, Rust and browsers. The first line that fits counts, so the specific stand
 * first. Every pattern is linear: literals and bounded gaps only.
 */
export const said: readonly (readonly [RegExp, ErrorKind])[] = [
  [
    /too many redirects|maximum \(?\d{1,4}\)? redirects followed|exceeded \d{1,4} redirects|maximum redirects? (?:reached|exceeded)|stopped after \d{1,4} redirects|redirect count exceeded|err_too_many_redirects|redirected too many times/,
    'too_many_redirects',
  ],
  [
    /blocked by cors|cors policy|cross-origin request blocked|access-control-allow-(?:origin|headers|methods)|cors error|preflight/,
    'cors',
  ],
  [
    /\b407\b.{0,60}prox|proxy authentication required|could not resolve proxy|couldn't resolve proxy|proxyerror|proxyconnect|err_proxy|err_tunnel_connection_failed|tunnel connection failed|unable to tunnel through proxy|connect tunnel failed|http code \d{3} from proxy|proxy connect aborted|proxy (?:handshake|response)|socks5?.{0,40}(?:fail|reject|refus|unreachable)|cannot connect to proxy/,
    'proxy',
  ],
  [
    /certificate (?:has|is) expired|cert(?:ificate)?_has_expired|certificate expired|certificate_expired|has expired or is not yet valid: current time \S{10,40} is after|sec_e_cert_expired|cert_e_expired|certificateexpired|expired certificate|notafter|err_cert_date_invalid|sec_error_expired_certificate|certificate has passed its/,
    'tls_expired',
  ],
  [
    /certificate is not yet valid|cert_not_yet_valid|certificate not yet valid|current time \S{10,40} is before|certificatenotyetvalid|notbefore|not activated yet/,
    'tls_not_yet_valid',
  ],
  [
    /hostname\/ip do(?:es not|esn't) match|err_tls_cert_altname_invalid|no alternative certificate subject name|certificate subject name .{0,200}does not match|does not match target host name|hostname .{0,200}doesn't match|hostname mismatch|certificate is not valid for|certificate is valid for .{0,300}, not |not valid for any names|doesn't contain any ip sans|no subject alternative (?:dns )?names?|no name matching|unable to communicate securely with peer: requested domain|ssl_error_bad_cert_domain|err_cert_common_name_invalid|remotecertificatenamemismatch|certnotvalidforname|cert_e_cn_no_match|sni.{0,40}does not match|host name .{0,120}does not match the certificate|unrecognized[_ ]name|peer certificate cn=/,
    'tls_hostname',
  ],
  [/self[- _]signed|depth_zero_self_signed_cert/, 'tls_self_signed'],
  [
    /unable to get (?:local )?issuer|unable to verify the first|unable_to_verify_leaf|unable_to_get_issuer|unknown ca\b|unknown_ca|unknown[ _]?issuer|signed by unknown authority|unable to find valid certification path|pkix path|trust anchor|err_cert_authority_invalid|issuer is not (?:trusted|recognized)|issuer certificate is invalid|sec_error_unknown_issuer|sec_e_untrusted_root|not trusted by the trust provider|untrusted root|untrustedroot|partialchain|remotecertificatechainerrors|certificate (?:chain )?(?:was|is) (?:issued by an authority that is )?not trusted|unknown certificate authority|invalid peer certificate|error setting certificate verify locations|error adding trust anchors|problem with the ssl ca cert|authority that is not trusted/,
    'tls_unknown_issuer',
  ],
  [
    /certificate[_ ]required|bad[_ ]certificate\b|peer did not return a certificate|client certificate (?:is )?(?:required|missing)|no required ssl certificate|handshake_failure_on_client|err_bad_ssl_client_auth_cert|local ssl certificate|unable to set private key|could not load (?:pem )?client certificate/,
    'tls_client_cert',
  ],
  [
    /wrong[_ ]version[_ ]number|packet length too long|record layer failure|http_request\b.{0,40}ssl|ssl.{0,60}:http request|first record does not look like a tls|server gave http response to https|client sent an http request to an https|plain http request was sent to https|unrecognized ssl message|unexpected tls packet|speaking plain http to an ssl|unknown protocol|ssl_error_rx_record_too_long|not an ssl\/tls record|received corrupt message of type invalidcontenttype|cannot determine if the .{0,20}frame|record_overflow|https proxy request/,
    'plain_http_on_tls',
  ],
  [
    /unsupported[_ ]protocol|protocol[_ ]version|no protocols available|handshake[_ ]failure|handshake failure|no (?:shared )?cipher|no_shared_cipher|no ciphers? (?:available|suites? in common)|err_ssl_version_or_cipher_mismatch|ssl_error_no_cypher_overlap|protocol is disabled or cipher suites|unsupported version|protocol not supported|insufficient[_ ]security|inappropriate[_ ]fallback|dh[_ ]key[_ ]too[_ ]small|legacy[_ ]renegotiation|legacy sigalg|sec_e_algorithm_mismatch|no common algorithm|nocipheroverlap|server selected unsupported|tlsv1 alert internal error/,
    'tls_protocol',
  ],
  [
    /getaddrinfo|enotfound|eai_|could not resolve|couldn't resolve|no such host|name or service not known|nodename nor servname|name resolution|failed to resolve|unknownhost|unknown host|err_name_not_resolved|nxdomain|servfail|resolving timed out|dns (?:lookup|error|resolution|query)|no address associated|name does not resolve|host not found|could not find host|nameresolutionerror|server misbehaving|no data record of requested type|dns_probe|address lookup failed|failed to lookup address|hostname could not be (?:resolved|found)|remote name could not be resolved/,
    'dns',
  ],
  [
    /econnrefused|connection refused|actively refused|refused to connect|err_connection_refused|connrefused|connectionrefused|connect(?:ion)?.{0,40}refused/,
    'refused',
  ],
  [
    /ehostunreach|enetunreach|no route to host|network is unreachable|host is unreachable|err_address_unreachable|err_internet_disconnected|host unreachable|enetdown|ehostdown|network is down|noroutetohost|unreachable (?:host|network)|eaddrnotavail|cannot assign requested address/,
    'unreachable',
  ],
  [
    /connect timeout|connecttimeout|und_err_connect_timeout|connection timed? ?out|connect(?:ion)? timeout|connect(?:ion)? (?:attempt|to .{0,200}) (?:failed because the connected party|timed out)|timed out (?:while |during )?connecting|connect etimedout|dial tcp .{0,200}(?:i\/o timeout|connection timed out|deadline exceeded)|err_connection_timed_out|timeout was reached.{0,5}connect|failed to connect to .{0,200}(?:timeout was reached|timed out)|ssl connection timeout|tls handshake timeout|connecttimeouterror|open_?timeout|execution expired|connection attempt timed out|did not properly respond after a period of time|handshake operation timed out|handshake timed out/,
    'connect_timeout',
  ],
  [
    /read timed? ?out|read ?timeout|readtimeout|headers timeout|body timeout|und_err_(?:headers|body)_timeout|timeout of \d{1,9} ?ms exceeded|operation timed out after|awaiting headers|operation too slow|response timeout|sockettimeout|socket timeout|esockettimedout|request timed? ?out|request timeout|timed out (?:waiting|reading|after)|deadline exceeded|context deadline|network timeout at|timeouterror|httpclient\.timeout|the operation was aborted due to timeout|timeout awaiting|no response (?:was )?received (?:within|in)|timeout exceeded|request was canceled due to the configured|upstream timed out|write timeout|the read operation timed out|stalled|idle timeout/,
    'read_timeout',
  ],
  [
    /econnreset|connection reset|connection was reset|forcibly closed|connection aborted|socket hang up|other side closed|und_err_socket|empty reply|remote end closed|remotedisconnected|server disconnected|unexpected eof|unexpected end of (?:file|stream)|eof occurred|ssl_error_syscall|\beof\b|broken pipe|epipe|premature|connection (?:was )?(?:closed|terminated|broken|lost)|closed (?:the )?connection|connection has been closed|transfer closed|incompleteread|incomplete read|incomplete chunked|chunkedencodingerror|err_connection_(?:reset|closed|aborted)|err_empty_response|err_http2_|http\/2 stream|stream (?:was )?reset|goaway|rst_stream|recv failure|send failure|response ended prematurely|nohttpresponse|failed to respond|peer closed|disconnected before secure tls|partial file|err_stream_premature_close|connection error: desc|network error while|http2 framing/,
    'reset',
  ],
  [/etimedout|timed? ?out|timeout/, 'read_timeout'],
  [
    /certificate[_ ]verif|certificate verify failed|certificate_unknown|ssl certificate problem|x509|bad cert|invalid certificate|certificate (?:is )?invalid|peer certificate cannot be authenticated/,
    'tls_unknown_issuer',
  ],
  [
    /eproto|ssl_connect|ssl connect error|tlsv1|ssl handshake|tls handshake|sslerror|sslexception|handshake/,
    'tls_protocol',
  ],
];

/** What a code alone tells, where the words told nothing. Curl's exit codes: libcurl-errors(3). */
export const coded: Readonly<Record<string, ErrorKind>> = {
  'curl:5': 'proxy',
  'curl:6': 'dns',
  'curl:7': 'refused',
  'curl:18': 'reset',
  'curl:28': 'read_timeout',
  'curl:35': 'tls_protocol',
  'curl:47': 'too_many_redirects',
  'curl:51': 'tls_hostname',
  'curl:52': 'reset',
  'curl:55': 'reset',
  'curl:56': 'reset',
  'curl:58': 'tls_client_cert',
  'curl:60': 'tls_unknown_issuer',
  'curl:77': 'tls_unknown_issuer',
  'curl:83': 'tls_unknown_issuer',
  'curl:92': 'reset',
  'curl:95': 'reset',
  'curl:97': 'proxy',
  'curl:98': 'tls_client_cert',
  ECONNABORTED: 'read_timeout',
  ERR_NETWORK: 'other',
};
