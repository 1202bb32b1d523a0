import { either, type Saying } from './saying.ts';

/** Errors that come before any other is thought of: what a redirect, a browser or a proxy refuses. */
export const wayward: readonly Saying[] = [
  // Firefox says so of a request that got no answer at all; why it does not tell.
  { kind: 'other', anywhere: either`cors request did not succeed` },
  // A page's own policy kept the browser from sending; no server refused anything.
  {
    kind: 'other',
    anywhere: either`content[- ]security[- ]policy|\bmixed content: |mixed (?:active|display) content|requested insecure content`,
  },
  {
    kind: 'too_many_redirects',
    anywhere: either`
      too many redirects|maximum \(?\d{1,4}\)? redirects followed|exceeded \d{1,4} redirects|
      maximum (?:number of )?redirects? (?:reached|exceeded)|stopped after \d{1,4} redirects|
      err_(?:fr_)?too_many_redirects|redirected too many {1,3}times|toomanyredirects`,
  },
  {
    kind: 'cors',
    anywhere: either`
      blocked by cors|cors policy|cross-origin request blocked|doesn't pass access control check|
      is not allowed by access-control-allow-|due to access control checks|preflight response is not successful`,
    inError: either`
      \bcors\b|access-control-allow-|preflight`,
  },
  {
    kind: 'proxy',
    anywhere: either`
      proxy authentication required|could(?: not|n't) resolve proxy|proxyconnect tcp|err_proxy_|
      err_tunnel_connection_failed|tunnel connection failed|unable to tunnel through proxy|
      connect tunnel failed|http code \d{3} from proxy|proxy connect aborted|cannot connect to proxy|
      unable to connect to proxy`,
    inError: either`
      proxyerror|proxy (?:handshake|response)|socks5?.{0,40}(?:fail|reject|refus|unreachable)|
      \b407\b.{0,60}prox`,
  },
];

/**
 * Errors of name resolution and TCP, and silence after it: curl, Node and undici, Python (requests, urllib3,
 * httpx, aiohttp), Go, Java, .NET, Ruby, PHP, Rust, nginx and browsers. The first that fits counts.
 */
export const network: readonly Saying[] = [
  {
    kind: 'dns',
    anywhere: either`
      getaddrinfo|enotfound|\beai_[a-z]|could(?: not|n't) resolve host|no such host|name or service not known|
      nodename nor servname|name resolution|failed to resolve|unknownhostexception|err_name_not_resolved|unresolvedaddress|
      \bnxdomain\b|resolving timed out|no address associated with host|name does not resolve|
      could not find host|nameresolutionerror|server misbehaving|dns_probe_|failed to lookup address|
      remote name could not be resolved|host not found`,
    inError: either`
      could not resolve|couldn't resolve|servfail|unknown host|\bdns\b|no data record of requested type|
      address lookup failed|hostname could not be`,
  },
  {
    kind: 'refused',
    anywhere: either`
      econnrefused|connection refused|actively refused|refused to connect|err_connection_refused|
      connectionrefused`,
    inError: either`
      connect.{0,60}refused`,
  },
  {
    kind: 'unreachable',
    anywhere: either`
      \behostunreach|\benetunreach|no route to host|network is unreachable|host is unreachable|
      err_address_unreachable|err_internet_disconnected|noroutetohost|cannot assign requested address|
      \beaddrnotavail`,
    inError: either`
      enetdown|ehostdown|network is down|host unreachable|network unreachable`,
  },
  // nginx puts the system's "Connection timed out" behind every wait; what it was doing stands after it.
  {
    kind: 'read_timeout',
    anywhere: either`
      connection timed out\) while (?:reading|sending)`,
  },
  {
    kind: 'connect_timeout',
    anywhere: either`
      connect timeout|connecttimeout|und_err_connect_timeout|connection timed? ?out|connect timed out|
      connect etimedout|timed out\) while connecting|dial tcp .{0,200}(?:i/o timeout|deadline exceeded)|
      err_connection_timed_out|failed to connect to .{0,200}(?:timeout was reached|timed out)|
      ssl connection timeout|tls handshake timeout|net::opentimeout|
      did not properly respond after a period of time|trying to connect: (?:operation timed out|deadline has elapsed)`,
    inError: either`
      connection timeout|connect(?:ion)? (?:attempt|to .{0,200}) timed out|
      timed out (?:while |during )?connecting|execution expired|handshake operation timed out|
      handshake timed out|timeout was reached.{0,5}connect`,
  },
  {
    kind: 'read_timeout',
    anywhere: either`
      read timed out|readtimeout|\bread timeout|headers timeout error|body timeout error|
      und_err_(?:headers|body)_timeout|timeout of \d{1,9} ?ms exceeded|operation timed out after|
      exceeded while awaiting headers|esockettimedout|sockettimeoutexception|socket timeout|network timeout at|
      aborted due to timeout|timeout awaiting '|upstream timed out|\betimedout\b|request timed out|read operation timed out|
      request was canceled due to the configured httpclient\.timeout|net/http: timeout awaiting`,
    inError: either`
      etimedout|timed? ?out|timeout|operation too slow|deadline exceeded|stalled|
      no response (?:was )?received (?:within|in)`,
  },
  {
    kind: 'reset',
    anywhere: either`
      econnreset|connection reset|connection was reset|forcibly closed|connection aborted|socket hang up|
      other side closed|und_err_socket|empty reply from server|remote end closed|remotedisconnected|
      server disconnected without|unexpected eof|eof occurred in violation|ssl_error_syscall|broken pipe|
      \bepipe\b|prematurely closed|ended prematurely|premature (?:close|end)|
      connection closed (?:before|while|by)|err_connection_(?:reset|closed|aborted)|err_empty_response|
      err_http2_|incompleteread|chunkedencodingerror|nohttpresponse|disconnected before secure tls|
      err_stream_premature_close|unexpected end of (?:file|stream)|
      header parser received no bytes|eof reached while reading`,
    inError: either`
      \beof\b|connection (?:was |has been )?(?:closed|terminated|broken|lost)|closed (?:the )?connection|
      transfer closed|incomplete|http/2 stream|stream (?:was )?reset|goaway|rst_stream|recv failure|
      send failure|failed to respond|peer closed|partial file|http2 framing|disconnected`,
  },
];
