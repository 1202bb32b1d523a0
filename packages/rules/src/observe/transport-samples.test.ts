import { read, redact, toDocument } from '@causeway/evidence';
import { sample } from '@causeway/evidence/testing';
import { describe, expect, it } from 'vitest';
import { transportFault } from './transport-fault.ts';

/** What tools printed where a call failed, with the kinds of the failures in the order of the text. */
const printed: readonly (readonly [reader: string, name: string, kinds: string])[] = [
  // biome-ignore-start format: one table
  ['browser-console', 'chrome.txt', 'cors cors refused tls_expired dns other other cors cors'],
  ['browser-console', 'firefox.txt', 'cors cors other cors other other other cors cors'],
  ['browser-console', 'firefox-requests.txt', 'refused'],
  ['browser-console', 'safari.txt', 'cors cors other other'],
  ['node-error', 'refused.txt', 'refused'],
  ['node-error', 'reset.txt', 'reset'],
  ['node-error', 'expired.txt', 'tls_expired'],
  ['node-error', 'hostname-mismatch.txt', 'tls_hostname'],
  ['node-error', 'self-signed-chain.txt', 'tls_self_signed'],
  ['node-error', 'unknown-issuer.txt', 'tls_unknown_issuer'],
  ['node-error', 'tls-to-plain-port.txt', 'plain_http_on_tls'],
  ['node-error', 'https-old.txt', 'tls_protocol'],
  ['node-error', 'fetch-unresolved.txt', 'dns'],
  ['node-error', 'fetch-connect-timeout.txt', 'connect_timeout'],
  ['node-error', 'undici-headers.txt', 'read_timeout'],
  ['node-error', 'undici-socket.txt', 'reset'],
  ['node-error', 'axios-timeout.txt', 'read_timeout'],
  ['node-error', 'axios-redirects.txt', 'too_many_redirects'],
  ['node-error', 'got-timeout.txt', 'read_timeout'],
  ['python-error', 'httpx-timeout.txt', 'read_timeout'],
  ['python-error', 'aiohttp-refused.txt', 'refused'],
  ['python-error', 'aiohttp-timeout.txt', 'read_timeout'],
  ['python-error', 'urllib3-expired.txt', 'tls_expired'],
  ['python-error', 'requests-proxy.txt', 'proxy'],
  ['python-error', 'requests-wrong.txt', 'tls_hostname'],
  ['python-error', 'unresolved.txt', 'dns'],
  ['java-error', 'httpclient-refused.txt', 'refused'],
  ['java-error', 'httpclient-unresolved.txt', 'dns'],
  ['java-error', 'httpclient-timeout.txt', 'read_timeout'],
  ['java-error', 'httpclient-reset.txt', 'reset'],
  ['java-error', 'url-connect-timeout.txt', 'connect_timeout'],
  ['java-error', 'url-expired.txt', 'tls_expired'],
  ['java-error', 'url-pkix.txt', 'tls_unknown_issuer'],
  ['java-error', 'url-plain.txt', 'plain_http_on_tls'],
  ['java-error', 'url-redirects.txt', 'too_many_redirects'],
  ['java-error', 'okhttp-hostname.txt', 'tls_hostname'],
  ['java-error', 'okhttp-protocol.txt', 'tls_protocol'],
  ['java-error', 'okhttp-refused.txt', 'refused'],
  ['java-error', 'okhttp-timeout.txt', 'read_timeout'],
  ['java-error', 'apache-refused.txt', 'refused'],
  ['java-error', 'apache-reset.txt', 'reset'],
  ['java-error', 'spring-resource-access.txt', 'dns'],
  ['dotnet-error', 'http-request.txt', 'refused'],
  ['dotnet-error', 'framework-refused.txt', 'refused'],
  ['dotnet-error', 'timeout.txt', 'read_timeout'],
  ['dotnet-error', 'certificate.txt', 'tls_hostname'],
  ['dotnet-error', 'untrusted-root.txt', 'tls_unknown_issuer'],
  ['dotnet-error', 'mono-certificate.txt', 'tls_other'],
  ['dotnet-error', 'mono-plain.txt', 'plain_http_on_tls'],
  ['dotnet-error', 'mono-unresolved.txt', 'dns'],
  ['dotnet-error', 'web-refused.txt', 'refused'],
  [
    'go-error',
    'net-http.txt',
    'refused tls_unknown_issuer tls_expired tls_hostname plain_http_on_tls tls_protocol connect_timeout dns tls_hostname read_timeout read_timeout read_timeout other reset too_many_redirects refused',
  ],
  ['go-error', 'panic.txt', 'refused'],
  [
    'php-error',
    'guzzle-curl.txt',
    'refused tls_self_signed tls_expired tls_hostname plain_http_on_tls connect_timeout dns read_timeout reset',
  ],
  ['php-error', 'stream.txt', 'refused tls_other dns'],
  ['php-error', 'symfony.txt', 'tls_self_signed read_timeout refused'],
  ['php-error', 'wordpress.txt', 'tls_unknown_issuer'],
  ['ruby-error', 'net-http.txt', 'refused'],
  ['ruby-error', 'faraday-expired.txt', 'tls_expired'],
  ['ruby-error', 'faraday-timeout.txt', 'read_timeout'],
  [
    'ruby-error',
    'faraday-inspect.txt',
    'refused tls_self_signed tls_expired tls_hostname plain_http_on_tls dns read_timeout refused connect_timeout reset',
  ],
  ['ruby-error', 'unresolved.txt', 'dns'],
  ['rust-error', 'anyhow-refused.txt', 'refused'],
  ['rust-error', 'anyhow-self-signed.txt', 'tls_self_signed'],
  [
    'rust-error',
    'reqwest.txt',
    'refused tls_self_signed tls_expired tls_hostname plain_http_on_tls connect_timeout dns read_timeout reset too_many_redirects',
  ],
  ['rust-error', 'reqwest-debug.txt', 'refused tls_expired dns read_timeout reset too_many_redirects'],
  ['rust-error', 'reqwest-0-12.txt', 'dns'],
  // biome-ignore-end format: one table
];

describe('the kind of what went wrong in', () => {
  it.each(printed)('%s/%s is %s', (reader, name, kinds) => {
    const { text } = redact(sample(reader, name), { key: 'test' });
    const { exchanges } = read([toDocument('a', text)]);
    const told = exchanges.flatMap((exchange) => transportFault(exchange)?.kind ?? []);
    expect(told.join(' ')).toBe(kinds);
  });
});
