import type { Section } from '../../document.ts';
import type { Certificate, TlsHandshake } from '../../endpoint-look.ts';
import { type PrintedLines, readPrinted } from '../../network/printed-lines.ts';
import { isPrompt, typedCommand } from '../../network/typed-command.ts';
import type { Found, Reader } from '../../reader.ts';
import { certificateDate } from '../../tls/certificate-date.ts';
import {
  agreed,
  alpn,
  anchor,
  brief,
  certificate,
  cipher,
  depthError,
  fatal,
  issuer,
  peerIssuer,
  peerName,
  pem,
  rest,
  session,
  validity,
  verdict,
  verdictInWords,
} from '../../tls/s-client-lines.ts';
import { verifyCode } from '../../tls/verify-words.ts';

const id = 'openssl-s-client';
/** Reads what `openssl s_client` prints, whole or the parts of it that people paste. */
export const opensslSClient: Reader = {
  id,
  title: 'openssl s_client output',
  formats: [
    { title: 'openssl s_client', sample: 'ok.txt', source: 'OpenSSL 3.0.22, run' },
    { title: 'openssl s_client -brief', sample: 'brief.txt', source: 'OpenSSL 3.0.22, run' },
    {
      title: 'openssl s_client of OpenSSL 1.0',
      sample: 'openssl-1.0.txt',
      source: 'https://docs.openssl.org/1.0.2/man1/s_client/',
    },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.length <= 2000 && anchor.test(line))) return [];
    return readPrinted(section, 20_000, new Session(section));
  },
};

class Session implements PrintedLines {
  readonly found: Found[] = [];
  #section: Section;
  #open: TlsHandshake | undefined;
  /** Lines that only s_client writes: two make a handshake, or one that ends it. */
  #signs = 0;
  #inPem = false;
  /** Certificate authorities that the server would take are listed. */
  #inNames = false;
  #chained = false;
  #connected = false;
  #last = 0;

  constructor(section: Section) {
    this.#section = section;
  }

  take(text: string, at: number): boolean {
    const command =
      typedCommand(text, ['openssl']) ?? typedCommand(text.replace(/^(.{0,40}?)echo .{0,20}\| ?/, '$1'), ['openssl']);
    if (command?.args[0] === 's_client') {
      this.close();
      this.#begin(at, command.args);
      return true;
    }
    if (this.#open && isPrompt(text)) return false;
    const starts = /^(?:CONNECTED\(\d+\)|CONNECTION ESTABLISHED)$/.test(text);
    if (starts && (this.#chained || this.#connected)) this.close();
    if (!this.#open && anchor.test(text)) this.#begin(at, []);
    if (starts) this.#connected = true;
    const open = this.#open;
    if (!open) return false;
    const known = this.#takeKnown(open, text, at);
    if (known) {
      this.#signs += 1;
      this.#last = at;
    }
    return known;
  }

  #takeKnown(open: TlsHandshake, text: string, at: number): boolean {
    if (/^-----/.test(text)) this.#inPem = text.includes('BEGIN');
    else if (this.#inPem && pem.test(text)) return true;
    if (this.#takeVerdict(open, text, at) || this.#takeCertificate(open, text, at)) return true;
    if (this.#takeParameters(open, text)) return true;
    const failed = fatal.exec(text);
    if (failed) {
      const message = (failed[1] ?? failed[3] ?? failed[4] ?? text).replace(/:\.\.\/.*?:\d+:/, ':').replace(/:$/, '');
      // The first says what happened; those after it where in OpenSSL.
      open.error ??= { message, line: at };
      return true;
    }
    if (/^Acceptable client certificate CA names/.test(text)) {
      open.clientCertificateAsked = true;
      this.#inNames = true;
      return true;
    }
    if (/^No client certificate CA names sent/.test(text)) return true;
    if (/^(?:Requested Signature Algorithms|Client Certificate Types):/.test(text)) open.clientCertificateAsked = true;
    if (rest.test(text)) {
      this.#inNames = false;
      return true;
    }
    return this.#inNames && /^(?:\/|[A-Z]{1,5} ?=)/i.test(text);
  }

  #takeVerdict(open: TlsHandshake, text: string, at: number): boolean {
    const depth = depthError.exec(text);
    const final = verdict.exec(text);
    const words = verdictInWords.exec(text)?.[1];
    if (final) {
      const code = Number(final[1]);
      // A handshake that never came to a certificate is `0 (ok)` too, and says nothing against what stands above.
      const empty = code === 0 && ((open.error && open.certificates.length === 0) || open.verify?.ok === false);
      if (!empty) open.verify = { ok: code === 0, code, message: final[2] ?? '', line: at };
      return true;
    }
    if (depth) {
      if (open.verify === undefined || open.verify.ok)
        open.verify = { ok: false, code: Number(depth[1]), message: depth[2] ?? '', line: at };
      return true;
    }
    if (words === undefined) return false;
    const code = words === 'OK' ? 0 : verifyCode(words);
    if (words !== 'OK' || (open.certificates.length > 0 && !open.verify))
      open.verify ??= { ok: words === 'OK', ...(code === undefined ? {} : { code }), message: words, line: at };
    return true;
  }

  #takeCertificate(open: TlsHandshake, text: string, at: number): boolean {
    const own = certificate.exec(text);
    if (own) {
      if (own[1] === '0') open.certificates = [];
      open.certificates.push({ subject: trimName(own[2] ?? ''), line: at });
      this.#chained = true;
      return true;
    }
    const last = open.certificates.at(-1);
    const by = issuer.exec(text)?.[1];
    if (by && last) {
      last.issuer ??= trimName(by);
      return true;
    }
    const dates = validity.exec(text);
    if (dates && last) {
      const notBefore = certificateDate(dates[1] ?? '', at);
      const notAfter = certificateDate(dates[2] ?? '', at);
      if (notBefore) last.notBefore ??= notBefore;
      if (notAfter) last.notAfter ??= notAfter;
      return true;
    }
    const subject = peerName.exec(text)?.[1];
    const signer = peerIssuer.exec(text)?.[1];
    const first: Certificate = open.certificates[0] ?? { line: at };
    if (subject) first.subject ??= trimName(subject);
    else if (signer) first.issuer ??= trimName(signer);
    else {
      // Below a verdict on the server's own certificate, before the chain is listed.
      const until = /^notAfter=(.+)$/.exec(text)?.[1];
      const end = until && open.certificates.length === 1 ? certificateDate(until, at) : undefined;
      if (end) first.notAfter ??= end;
      return false;
    }
    if (open.certificates.length === 0) open.certificates.push(first);
    return true;
  }

  #takeParameters(open: TlsHandshake, text: string): boolean {
    const chosen = cipher.exec(text)?.[1];
    if (chosen) {
      if (chosen !== '(NONE)') open.cipher = chosen;
      const version = agreed.exec(text)?.[1];
      if (version) open.version = version;
      return true;
    }
    const part = session.exec(text);
    if (part?.[2]) {
      const none = /^0+$/.test(part[2]);
      // What a session that never came about would have used is no version that was agreed.
      if (part[1] === 'Protocol' && open.cipher) open.version ??= part[2];
      else if (part[1] === 'Cipher' && !none) open.cipher ??= part[2];
      return true;
    }
    const short = brief.exec(text);
    if (short) {
      if (short[1]) open.version = short[1];
      if (short[2]) open.cipher = short[2];
      return true;
    }
    const protocol = alpn.exec(text)?.[1];
    if (protocol) open.alpn = protocol;
    return protocol !== undefined;
  }

  #begin(at: number, args: readonly string[]): void {
    const after = (name: string) => args[args.findIndex((word) => word.replace(/^--/, '-') === name) + 1];
    const connect = args.some((word) => /^--?connect$/.test(word)) ? (after('-connect') ?? '') : '';
    const target = /^\[?(.+?)\]?(?::(\d{1,5}))?$/.exec(connect);
    const name = args.some((word) => /^--?servername$/.test(word)) ? after('-servername') : undefined;
    const host = name ?? target?.[1];
    this.#open = {
      artifact: this.#section.artifact,
      reader: id,
      firstLine: at,
      lastLine: at,
      ...(host ? { host } : {}),
      ...(target?.[2] ? { port: Number(target[2]) } : {}),
      certificates: [],
    };
    this.#signs = 0;
    this.#inPem = false;
    this.#inNames = false;
    this.#chained = false;
    this.#connected = false;
    this.#last = at;
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open || !(open.verify || open.error || open.certificates.length > 0 || open.cipher)) return;
    if (this.#signs < 2 && !open.error) return;
    const lastLine = this.#last;
    this.found.push({ firstLine: open.firstLine, lastLine, handshakes: [{ ...open, lastLine }] });
  }
}

/** OpenSSL before 1.1 begins names with a slash. */
function trimName(name: string): string {
  return name.trim().replace(/^\//, '');
}
