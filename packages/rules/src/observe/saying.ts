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
  | 'tls_other'
  | 'plain_http_on_tls'
  | 'too_many_redirects'
  | 'cors'
  | 'other';

/** Lower-case words by which libraries and tools report one kind of error. */
export interface Saying {
  kind: ErrorKind;
  /** Words that mean this wherever they stand, also in a log. */
  anywhere: RegExp;
  /** Words that mean this only where an error of transport is known to be meant. */
  inError?: RegExp;
}

/** A pattern written over several lines. Literals and bounded gaps only, so that it is linear. */
export function either(written: TemplateStringsArray): RegExp {
  return new RegExp((written.raw[0] ?? '').replace(/\s*\n\s*/g, ''));
}
