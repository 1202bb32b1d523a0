import type { Exchange } from '@causeway/evidence';
import { tls } from './tls-sayings.ts';
import { coded, type ErrorKind, sayings } from './transport-patterns.ts';

/** What a transport error amounts to, whichever tool reports it. */
export interface TransportFault {
  kind: ErrorKind;
  code: string | undefined;
  firstLine: number;
  lastLine: number;
  message: string;
}

const codeWord =
  /\b(?:E(?:CONN(?:REFUSED|RESET|ABORTED)|NOTFOUND|AI_[A-Z]{2,12}|TIMEDOUT|SOCKETTIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|PIPE|PROTO|ADDRNOTAVAIL)|ERR_[A-Z0-9_]{3,60}|UND_ERR_[A-Z_]{3,40}|CERT_[A-Z_]{3,40}|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]{3,60}|SSL_ERROR_[A-Z_]{3,40}|SEC_E(?:RROR)?_[A-Z_]{3,40})\b/;
const curlCode = /\bcurl(?: error)?:? ?\(?(\d{1,3})\)?:?(?=\s)/i;

const known = new WeakMap<Exchange, TransportFault>();

/** Classifies the transport error of an exchange by its words, then by its code; undefined when it has none. */
export function transportFault(exchange: Exchange): TransportFault | undefined {
  const { error } = exchange;
  if (!error) return undefined;
  let fault = known.get(exchange);
  if (!fault) {
    const message = error.message.slice(0, 4000);
    const curl = curlCode.exec(message)?.[1];
    const code = error.code ?? codeWord.exec(message)?.[0] ?? (curl ? `curl:${curl}` : undefined);
    fault = { kind: kindOf(message, code), code, firstLine: error.firstLine, lastLine: error.lastLine, message };
    known.set(exchange, fault);
  }
  return fault;
}

/** The kind of error that the words of an error tell, else its code. */
export function kindOf(message: string, code: string | undefined): ErrorKind {
  const text = message.toLowerCase();
  const plain = sayings.find(({ anywhere }) => anywhere.test(text));
  // What wraps every error of TLS says no more than that; what it wraps may be told in looser words.
  if (plain?.kind === 'tls_other') return tls.find(({ inError }) => inError?.test(text))?.kind ?? plain.kind;
  if (plain) return plain.kind;
  const byCode = code === undefined ? undefined : sayings.find(({ anywhere }) => anywhere.test(code.toLowerCase()));
  if (byCode) return byCode.kind;
  const loose = sayings.find(({ inError }) => inError?.test(text));
  return loose?.kind ?? (code === undefined ? undefined : coded.get(code)) ?? 'other';
}
