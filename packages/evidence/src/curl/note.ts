import type { TransportError } from '../exchange.ts';

/** A `*` line of curl. */
export interface Note {
  text: string;
  /** Line number in the artifact. */
  line: number;
}

/** Notes with which curl turns to a next request or connection. */
const turns =
  /^\s*(?:Preparing request to |Trying |Connected to |Established connection |About to connect|Host \S+ was resolved|Hostname \S+ was found|Hostname in DNS|Uses proxy env|Rebuilt URL|Re-?using existing|Found bundle|Issue another request|Added \S+ to DNS|RESOLVE |Note: Unnecessary use|Could not resolve|Connection \d+ seems to be dead|processing: |!?NOTE: )/i;
const others =
  /^\s*(?:Current time is|Using libcurl|Enable |Received \d+ B|Connection #|Closing |Connection |connect(?:ed)? |Failed to connect|Immediate connect|After \d+ms|Operation timed out|Resolving timed out|TCP_NODELAY|IPv[46]: |ALPN|Cipher selection|CAfile|CApath|CA\w* |TLS|SSL|schannel|OpenSSL|error:|GnuTLS|gnutls|NSS|mbedTLS|LibreSSL|Server certificate|(?:subject|issuer|start date|expire date|subjectAltName|common name|public key|server certificate|certificate)\b|Certificate level|successfully set|using HTTP|Using (?:HTTP|Stream)|h2h3 \[|h2 \[|\[HTTP\/|\[HTTP\d|http\/2 |Copying HTTP|Mark bundle|We are completely|upload completely|Upgrading|Switch |Switched|Ignoring|Excess|Request completely|Send failure|Recv failure|Empty reply|transfer closed|HTTP\/2 |HTTP \d|HTTP error|HTTP\/1|The requested URL|Maximum|Too old|Please rewind|old SSL|no chunk|no alternative|Proxy |CONNECT|Establish HTTP|allocate connect|Server auth|Authentication|Received HTTP|Done waiting|Expire|STATE|Curl_|Leftovers|Can(?:'t| ?not) multiplex|Could not multiplex|Multiplexed|multi|Added cookie|Replaced cookie|cookie|Unsupported|Illegal|stopped the pause|Pipe broke|necessary data rewind|the ioctl|NTLM|Digest|getpeername|WARNING|Note:|Could not|unable to|read function|client returned|Failed (?:writing|sending|receiving)|Problem |Error |end of response|Simulate|shutting down|ssl |Unknown)/i;

/** Whether curl writes notes that begin so; free text behind a `*` is then told apart. */
export function isKnownNote(text: string): boolean {
  return turns.test(text) || others.test(text);
}

/** Whether the note belongs to what comes next, once a request was sent. */
export function turnsToNext(text: string): boolean {
  return turns.test(text);
}

/** curl's exit codes for notes that stand for one (libcurl's `curl.h`, and the messages of its `lib/`). */
const fatal: readonly [RegExp, number][] = [
  [/^Could not resolve proxy/i, 5],
  [/^Could not resolve host/i, 6],
  [/^(?:Failed to connect to|couldn't connect to host)/i, 7],
  [
    /^(?:Operation timed out|Connection timed out after|Connection time-out|Resolving timed out|SSL connection timeout)/i,
    28,
  ],
  [
    /^(?:SSL certificate problem|SSL: no alternative certificate subject|SSL: certificate subject name|schannel: SNI or certificate check failed|schannel: .*(?:CERT_|certificate))/i,
    60,
  ],
  [
    /^(?:OpenSSL\S*: error:|error:[0-9A-F]{8}|TLS connect error|OpenSSL SSL_connect|Unknown SSL protocol error|schannel: |gnutls_handshake|NSS error|SSL peer handshake failed|LibreSSL SSL_connect)/i,
    35,
  ],
  [/^transfer closed with/i, 18],
  [/^Empty reply from server/i, 52],
  [/^Send failure/i, 55],
  [
    /^(?:Recv failure|OpenSSL SSL_read|LibreSSL SSL_read|Received HTTP code \d+ from proxy|CONNECT tunnel failed|Proxy CONNECT aborted)/i,
    56,
  ],
  [/^HTTP\/2 stream \d+ was not closed cleanly/i, 92],
  [/^Maximum \(\d+\) redirects followed/i, 47],
];
/** What went wrong on the way, and need not have been the end: the next address may have answered. */
const soft =
  /^(?:connect to \S+ port \d+ (?:from .{1,80} )?failed: .+|Immediate connect fail .+|Connection refused|No route to host|Network is unreachable|TLSv[\d.]+ \((?:IN|OUT)\), TLS alert, (?!close notify).+|SSL certificate verify result: (?!.*continuing anyway).+)$/i;

/** The transport error that notes tell of; `answered` when a response came, so that only what ended it counts. */
export function errorFromNotes(notes: readonly Note[], answered: boolean): TransportError | undefined {
  for (let i = notes.length - 1; i >= 0; i -= 1) {
    const note = notes[i];
    const code = note && fatal.find(([pattern]) => pattern.test(note.text.trim()))?.[1];
    if (note && code !== undefined) {
      return withCircumstances(
        { code: `curl:${code}`, message: note.text.trim(), firstLine: note.line, lastLine: note.line },
        answered ? [] : notes,
      );
    }
  }
  const last = answered ? undefined : notes.findLast((note) => soft.test(note.text.trim()));
  return last && { message: last.text.trim(), firstLine: last.line, lastLine: last.line };
}

/**
 * Adds to an error what the notes say about how it came: which address refused, which alert was sent. An
 * alert only repeats what the error says in words, so it is not shown as its place.
 */
export function withCircumstances(error: TransportError, notes: readonly Note[]): TransportError {
  const seen = new Set<string>();
  let { firstLine, lastLine } = error;
  for (const note of notes) {
    const text = note.text.trim();
    if (!soft.test(text) || error.message.includes(text) || seen.has(text) || seen.size >= 4) continue;
    seen.add(text);
    if (/^(?:TLSv|SSL certificate verify)/.test(text)) continue;
    firstLine = Math.min(firstLine, note.line);
    lastLine = Math.max(lastLine, note.line);
  }
  const message = seen.size ? `${error.message} (${[...seen].join('; ')})` : error.message;
  return { ...error, message, firstLine, lastLine };
}

/** Reads `curl: (28) Operation timed out …`. */
export function failureLine(text: string, line: number): TransportError | undefined {
  const found = /curl: \((\d{1,3})\) (.*)$/.exec(text);
  return found
    ? { code: `curl:${found[1]}`, message: found[2]?.trim() ?? '', firstLine: line, lastLine: line }
    : undefined;
}

/** `curl -f` reports a status that it did not print: `The requested URL returned error: 404`. */
export function statusInFailure(error: TransportError): number | undefined {
  const found = error.code === 'curl:22' ? /returned error: ([1-9]\d\d)\b/.exec(error.message)?.[1] : undefined;
  return found ? Number(found) : undefined;
}

/** Milliseconds that a message states: `Operation timed out after 1001 milliseconds`, `after 3 ms`. */
export function statedDuration(message: string): number | undefined {
  const found = /after (\d{1,9}) ?(?:ms|milliseconds)\b/.exec(message)?.[1];
  return found ? Number(found) : undefined;
}

/** Whether a line belongs to the advice curl prints below a certificate error. */
export function isAdvice(text: string): boolean {
  return /^(?:More details here: https?:\/\/curl|curl (?:failed to verify|performs SSL)|establish a secure connection to it|how to fix it, please visit)/.test(
    text.trim(),
  );
}
