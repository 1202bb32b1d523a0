import { networkFailure } from '../errors/network-failure.ts';
import type { TransportError } from '../exchange.ts';

/**
 * How senders word that no answer came, and Node's code for it: GitHub ("timed out", "Service Timeout", "failed to
 * connect to host"), Stripe ("Timed out connecting to remote host", "TLS error"), GitLab (Ruby's Net::HTTP), Svix and
 * Convoy (Go's net/http), Hookdeck (its codes), Twilio ("11200 … timed out"). The first that fits counts.
 */
const words: readonly (readonly [RegExp, string])[] = [
  [/connection[ _]refused|ECONNREFUSED|actively refused/i, 'ECONNREFUSED'],
  [
    /no such host|name or service not known|could not (?:be )?resolve|couldn't resolve|getaddrinfo|DNS|NXDOMAIN|failed to resolve|not resolve host|ENOTFOUND/i,
    'ENOTFOUND',
  ],
  [
    /connection[ _]reset|socket[ _]closed|ECONNRESET|end of file reached|empty reply|closed the connection|hang up|unexpected EOF|^EOF$/i,
    'ECONNRESET',
  ],
  [/host[ _]unreachable|no route to host|EHOSTUNREACH/i, 'EHOSTUNREACH'],
  [/network[ _](?:is )?unreachable|ENETUNREACH/i, 'ENETUNREACH'],
  [/cannot assign requested address|EADDRNOTAVAIL/i, 'EADDRNOTAVAIL'],
  [/cert(?:ificate)?[ _](?:has[ _])?expired/i, 'CERT_HAS_EXPIRED'],
  [/self[-_ ]signed[-_ ]cert(?:ificate)? in/i, 'SELF_SIGNED_CERT_IN_CHAIN'],
  [/self[-_ ]signed/i, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [
    /ALTNAME_INVALID|does not match (?:the )?(?:server|target|host)|hostname mismatch|certificate is valid for|no alternative certificate subject name/i,
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  [
    /CA_UNKNOWN|UNABLE_TO_GET_ISSUER|unable to get (?:local )?issuer|unknown authority|peer certificate cannot be authenticated|certificate verify failed/i,
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ],
  [/\bTLS\b|\bSSL\b|handshake/i, 'EPROTO'],
  [/timed?[ -]?out|timeout|deadline exceeded|execution expired|too long to respond/i, 'ETIMEDOUT'],
];

/** Node's code for what a sender says of a delivery that got no answer; undefined where its words settle none. */
function senderCode(said: string): string | undefined {
  const text = said.slice(0, 2000);
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? networkFailure(text)?.code;
}

/** Whether words say that no answer came, as against words about an answer. */
export function saysNoAnswer(said: string): boolean {
  return (
    senderCode(said) !== undefined ||
    /(?:failed|unable|could(?: not|n't)) (?:to )?(?:connect|reach|open)|connection (?:failed|error)|no response|unreachable|is blocked/i.test(
      said.slice(0, 2000),
    )
  );
}

/** The sender's words as the error of an exchange. */
export function senderError(said: string, firstLine: number, lastLine: number = firstLine): TransportError {
  const message = said.trim().slice(0, 4000);
  const code = senderCode(message);
  return { ...(code ? { code } : {}), message, firstLine, lastLine };
}
