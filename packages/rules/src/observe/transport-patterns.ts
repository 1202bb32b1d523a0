import { network, wayward } from './network-sayings.ts';
import type { ErrorKind, Saying } from './saying.ts';
import { tls, tlsOther } from './tls-sayings.ts';

export type { ErrorKind } from './saying.ts';

/** Everything that errors of transport are reported by; the first that fits counts, so the specific stand first. */
export const sayings: readonly Saying[] = [...wayward, ...tls, ...network, ...tlsOther];

/** The words that are unmistakable outside an error too: in a log, in what a person says. */
export const said: readonly (readonly [RegExp, ErrorKind])[] = sayings.map(({ anywhere, kind }) => [anywhere, kind]);

/** What a code alone tells where the words told nothing. Curl's exit codes: libcurl-errors(3). */
export const coded: ReadonlyMap<string, ErrorKind> = new Map([
  ['curl:5', 'proxy'],
  ['curl:6', 'dns'],
  ['curl:7', 'refused'],
  ['curl:18', 'reset'],
  ['curl:28', 'read_timeout'],
  ['curl:35', 'tls_other'],
  ['curl:47', 'too_many_redirects'],
  ['curl:51', 'tls_hostname'],
  ['curl:52', 'reset'],
  ['curl:55', 'reset'],
  ['curl:56', 'reset'],
  ['curl:58', 'tls_client_cert'],
  ['curl:60', 'tls_other'],
  ['curl:77', 'tls_unknown_issuer'],
  ['curl:83', 'tls_unknown_issuer'],
  ['curl:92', 'reset'],
  ['curl:95', 'reset'],
  ['curl:97', 'proxy'],
  ['curl:98', 'tls_client_cert'],
  ['ECONNABORTED', 'read_timeout'],
]);
