import { expect, test } from 'vitest';
import { noted } from './sample.ts';
import { transportError } from './transport-error.ts';
import { kindOf } from './transport-fault.ts';

/** What tools really print, the code beside it where they give one. */
const printed: (readonly [kind: string, message: string, code?: string])[] = [
  // biome-ignore-start format: one table
  ['dns', 'getaddrinfo ENOTFOUND api.example.com'],
  ['dns', 'Could not resolve host: api.example.com', 'curl:6'],
  ['dns', '[Errno -3] Temporary failure in name resolution'],
  ['dns', 'dial tcp: lookup api.x.com on 10.0.0.2:53: no such host'],
  ['dns', 'java.net.UnknownHostException: api.x.com'],
  ['dns', 'No such host is known. (api.x.com:443)'],
  ['dns', 'error trying to connect: dns error: failed to lookup address information: Name or service not known'],
  ['dns', 'net::ERR_NAME_NOT_RESOLVED'],
  ['refused', 'connect ECONNREFUSED 127.0.0.1:3000'],
  ['refused', "Failed to connect to localhost port 3000 after 0 ms: Couldn't connect to server", 'curl:7'],
  ['refused', 'dial tcp 127.0.0.1:8080: connect: connection refused'],
  ['refused', 'No connection could be made because the target machine actively refused it.'],
  ['refused', 'connect() failed (111: Connection refused) while connecting to upstream'],
  ['connect_timeout', 'Connection timed out after 10001 milliseconds', 'curl:28'],
  ['connect_timeout', 'Failed to connect to 10.255.255.1 port 443 after 75001 ms: Timeout was reached', 'curl:28'],
  ['connect_timeout', 'connect ETIMEDOUT 10.0.0.1:443'],
  [
    'connect_timeout',
    'Connect Timeout Error (attempted address: api.x.com:443, timeout: 10000ms)',
    'UND_ERR_CONNECT_TIMEOUT',
  ],
  [
    'connect_timeout',
    "HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: / (Caused by ConnectTimeoutError(<urllib3>, 'Connection to x timed out. (connect timeout=5)'))",
  ],
  ['connect_timeout', 'dial tcp 10.0.0.1:443: i/o timeout'],
  ['connect_timeout', 'java.net.SocketTimeoutException: connect timed out'],
  ['connect_timeout', 'upstream timed out (110: Connection timed out) while connecting to upstream'],
  ['read_timeout', 'Operation timed out after 30001 milliseconds with 0 bytes received', 'curl:28'],
  ['read_timeout', "HTTPSConnectionPool(host='x', port=443): Read timed out. (read timeout=10)"],
  ['read_timeout', 'upstream timed out (110: Connection timed out) while reading response header from upstream'],
  ['read_timeout', 'timeout of 5000ms exceeded', 'ECONNABORTED'],
  ['read_timeout', 'Get "https://x": context deadline exceeded (Client.Timeout exceeded while awaiting headers)'],
  ['read_timeout', 'java.net.SocketTimeoutException: Read timed out'],
  ['read_timeout', 'Headers Timeout Error', 'UND_ERR_HEADERS_TIMEOUT'],
  ['read_timeout', 'The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.'],
  ['reset', 'socket hang up', 'ECONNRESET'],
  ['reset', 'Recv failure: Connection reset by peer', 'curl:56'],
  ['reset', 'Empty reply from server', 'curl:52'],
  ['reset', "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"],
  ['reset', 'read tcp 10.0.0.1:1->1.1.1.1:443: read: connection reset by peer'],
  ['reset', 'EOF'],
  ['reset', 'OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to x:443', 'curl:35'],
  ['reset', 'other side closed', 'UND_ERR_SOCKET'],
  ['reset', 'Post "https://x": EOF'],
  ['unreachable', 'connect EHOSTUNREACH 10.1.1.1:443'],
  ['unreachable', 'dial tcp [2600::1]:443: connect: network is unreachable'],
  ['unreachable', 'Failed to connect to x port 443: No route to host', 'curl:7'],
  ['proxy', 'Received HTTP code 407 from proxy after CONNECT', 'curl:56'],
  ['proxy', 'CONNECT tunnel failed, response 403', 'curl:56'],
  [
    'proxy',
    "HTTPSConnectionPool(host='x', port=443): Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden')))",
  ],
  ['tls_expired', 'SSL certificate problem: certificate has expired', 'curl:60'],
  ['tls_expired', 'certificate has expired', 'CERT_HAS_EXPIRED'],
  [
    'tls_expired',
    'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2024-01-01T00:00:00Z is after 2023-12-01T00:00:00Z',
  ],
  [
    'tls_not_yet_valid',
    'x509: certificate has expired or is not yet valid: current time 2024-01-01T00:00:00Z is before 2024-12-01T00:00:00Z',
  ],
  ['tls_expired', 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed'],
  ['tls_self_signed', 'SSL certificate problem: self-signed certificate', 'curl:60'],
  ['tls_self_signed', 'self signed certificate in certificate chain', 'SELF_SIGNED_CERT_IN_CHAIN'],
  [
    'tls_self_signed',
    'self-signed certificate; if the root CA is installed locally, try running npm with NODE_EXTRA_CA_CERTS',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
  ['tls_unknown_issuer', 'unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['tls_unknown_issuer', 'SSL certificate problem: unable to get local issuer certificate', 'curl:60'],
  ['tls_unknown_issuer', 'x509: certificate signed by unknown authority'],
  [
    'tls_unknown_issuer',
    'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  ],
  ['tls_unknown_issuer', 'invalid peer certificate: UnknownIssuer'],
  ['tls_hostname', "SSL: no alternative certificate subject name matches target host name 'x'", 'curl:60'],
  ['tls_hostname', "Hostname/IP does not match certificate's altnames: Host: x. is not in the cert's altnames: DNS:y"],
  ['tls_hostname', "certificate verify failed: Hostname mismatch, certificate is not valid for 'x'. (_ssl.c:1129)"],
  ['tls_hostname', 'x509: certificate is valid for a.com, not b.com'],
  ['tls_hostname', 'No subject alternative DNS name matching x found.'],
  ['tls_protocol', 'error:0A000410:SSL routines::sslv3 alert handshake failure', 'curl:35'],
  ['tls_protocol', 'error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version', 'curl:35'],
  ['tls_protocol', 'Received fatal alert: handshake_failure'],
  ['tls_protocol', 'remote error: tls: protocol version not supported'],
  ['tls_protocol', 'remote error: tls: handshake failure'],
  [
    'tls_client_cert',
    'OpenSSL SSL_read: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0',
    'curl:56',
  ],
  ['tls_client_cert', 'remote error: tls: bad certificate'],
  ['plain_http_on_tls', 'error:0A00010B:SSL routines::wrong version number', 'curl:35'],
  ['plain_http_on_tls', 'http: server gave HTTP response to HTTPS client'],
  ['plain_http_on_tls', 'tls: first record does not look like a TLS handshake'],
  ['plain_http_on_tls', 'Unrecognized SSL message, plaintext connection?'],
  [
    'plain_http_on_tls',
    'write EPROTO 140:error:1408F10B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl',
    'EPROTO',
  ],
  ['too_many_redirects', 'Maximum (50) redirects followed', 'curl:47'],
  ['too_many_redirects', 'Exceeded 30 redirects.'],
  ['too_many_redirects', 'stopped after 10 redirects'],
  [
    'cors',
    "Access to fetch at 'https://x' from origin 'https://y' has been blocked by CORS policy: Response to preflight request doesn't pass access control check",
  ],
  ['tls_other', 'SSL connect error', 'curl:35'],
  ['tls_other', '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:590)'],
  ['other', 'Network Error', 'ERR_NETWORK'],
  ['other', 'fetch failed'],
  // biome-ignore-end format: one table
];

test.each(printed.map(([kind, message, code]) => ({ kind, message, code })))(
  '$kind: $message',
  ({ kind, message, code }) => {
    expect(kindOf(message, code)).toBe(kind);
  },
);

test('an error without words is told by its code', () => {
  expect(kindOf('', 'curl:6')).toBe('dns');
  expect(kindOf('', 'ECONNREFUSED')).toBe('refused');
  expect(kindOf('', 'CERT_HAS_EXPIRED')).toBe('tls_expired');
  expect(kindOf('', 'EPROTO')).toBe('other');
  expect(kindOf('write EPROTO', 'EPROTO')).toBe('tls_other');
});

test('the code is the one given, else the one in the words', () => {
  const code = (error: string, errorCode?: string) =>
    noted(transportError, [{ error, ...(errorCode ? { errorCode } : {}) }]).facts['error.code'];
  expect(code('Could not resolve host: x', 'curl:6')).toBe('curl:6');
  expect(code('connect ECONNREFUSED 127.0.0.1:3000')).toBe('ECONNREFUSED');
  expect(code('cURL error 28: Operation timed out after 5001 milliseconds')).toBe('curl:28');
  expect(code('dial tcp: i/o timeout')).toBeUndefined();
});

test('the address family is that of the address tried, and unknown where both were', () => {
  const family = (error: string) => noted(transportError, [{ error }]).facts['error.address_family'];
  expect(family('connect ECONNREFUSED ::1:3000')).toBe('ipv6');
  expect(family('dial tcp [2001:db8::5]:443: connect: network is unreachable')).toBe('ipv6');
  expect(family('connect ECONNREFUSED 127.0.0.1:3000')).toBe('ipv4');
  expect(family('connect ECONNREFUSED ::1:3000, connect ECONNREFUSED 127.0.0.1:3000')).toBeUndefined();
  expect(family('at 12:30:05 the connection was refused')).toBeUndefined();
});

test('plain HTTP on a TLS port is told by the answer of the server too', () => {
  const { facts } = noted(transportError, [
    {
      url: 'http://api.example.com:443/',
      status: 400,
      answerBody: '<html><title>400 The plain HTTP request was sent to HTTPS port</title>',
    },
  ]);
  expect(facts['error.kind']).toBe('plain_http_on_tls');
});

test('a refused CONNECT is a refusal of the proxy', () => {
  expect(
    noted(transportError, [{ method: 'CONNECT', url: 'api.example.com:443', status: 403 }]).facts['error.kind'],
  ).toBe('proxy');
});

test('an answer is no transport error', () => {
  expect(
    noted(transportError, [{ url: 'https://api.example.com/', status: 500, answerBody: 'connection refused' }]).facts,
  ).toEqual({});
});
