import type { Body, Header, HttpRequest } from '../exchange.ts';
import { headerLine } from '../http/message-lines.ts';
import { shellWords, type Word } from './shell-words.ts';

/** A curl command as it was typed: what it asks for, and which output it makes. Indices are of the lines given. */
export interface CurlCommand {
  first: number;
  last: number;
  request: HttpRequest;
  /** `-X` was given: curl then keeps the method over redirects. */
  methodForced: boolean;
  /** The text of `-w`. */
  writeOut?: string;
  /** Where `-o` sends the body. */
  output?: string;
}

const prompt =
  /^\s*(?:(?:[$%#❯»]|(?:PS )?[A-Za-z]:\\[^>]{0,200}>|PS[^>]{0,200}>|\[?[\w.-]+@[\w.-]+[^$#%>]{0,120}[$#%>]|(?:bash|sh|zsh)-[\d.]+[$#])\s*)?(?:(?:sudo|time|\$|\+) +)?curl(?:\.exe)? +(\S.*)$/;

const shortWithValue = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';
const longWithValue = new Set(
  (
    'abstract-unix-socket cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie ' +
    'cookie-jar crlfile curves data data-ascii data-binary data-raw data-urlencode dns-servers doh-url dump-header ' +
    'expect100-timeout form form-string header hsts interface json keepalive-time key key-type limit-rate ' +
    'local-port max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir pass pinnedpubkey ' +
    'proto proto-redir proxy proxy-header proxy-user range rate referer request request-target resolve retry ' +
    'retry-delay retry-max-time socks5 socks5-hostname speed-limit speed-time stderr time-cond tls-max tls13-ciphers ' +
    'trace trace-ascii unix-socket upload-file url url-query user user-agent variable write-out aws-sigv4'
  ).split(' '),
);
const longName: Record<string, string> = {
  A: 'user-agent',
  b: 'cookie',
  d: 'data',
  e: 'referer',
  F: 'form',
  G: 'get',
  H: 'header',
  I: 'head',
  o: 'output',
  T: 'upload-file',
  u: 'user',
  w: 'write-out',
  X: 'request',
};

/**
 * Reads the curl command that starts on a line. `undefined` when there is none: a sentence about curl has
 * neither an option nor an address.
 */
export function curlCommand(
  lines: readonly string[],
  index: number,
  lineNumber: (index: number) => number,
): CurlCommand | undefined {
  const line = lines[index] ?? '';
  const rest = line.includes('curl') ? prompt.exec(line)?.[1] : undefined;
  if (rest === undefined) return undefined;
  const { words, last } = shellWords(lines, index, rest);
  const asked = new Asked(lineNumber);
  asked.take(words);
  if (!asked.url && !asked.optioned) return undefined;
  return asked.command(index, last);
}

class Asked {
  url: string | undefined;
  optioned = false;
  #method: string | undefined;
  #implied: string | undefined;
  #headers: Header[] = [];
  #data: { text: string; first: number; last: number }[] = [];
  #fileData = false;
  #contentType: string | undefined;
  #query = false;
  #writeOut: string | undefined;
  #output: string | undefined;
  #line: (index: number) => number;

  constructor(line: (index: number) => number) {
    this.#line = line;
  }

  take(words: readonly Word[]): void {
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i];
      if (!word) continue;
      if (word.text.startsWith('--') && word.text.length > 2) {
        const name = word.text.slice(2);
        this.optioned = true;
        if (longWithValue.has(name)) this.#option(name, words[++i] ?? { ...word, text: '' });
        else this.#option(name, word);
      } else if (/^-[A-Za-z0-9#:]/.test(word.text)) {
        this.optioned = true;
        for (let k = 1; k < word.text.length; k += 1) {
          const letter = word.text[k] ?? '';
          const name = longName[letter] ?? letter;
          if (!shortWithValue.includes(letter)) this.#option(name, word);
          else {
            const glued = word.text.slice(k + 1);
            this.#option(name, glued ? { ...word, text: glued } : (words[++i] ?? { ...word, text: '' }));
            break;
          }
        }
      } else if (!this.url && looksLikeAddress(word.text)) this.#address(word.text);
    }
  }

  #address(text: string): void {
    this.url ??= /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  }

  #option(name: string, word: Word): void {
    const at = this.#line(word.first);
    const value = word.text;
    if (name === 'request') this.#method = value.toUpperCase();
    else if (name === 'url') this.#address(value);
    else if (name === 'get') this.#query = true;
    else if (name === 'head') this.#implied = 'HEAD';
    else if (name === 'upload-file') this.#implied = 'PUT';
    else if (name === 'write-out') this.#writeOut = value;
    else if (name === 'output') this.#output = value;
    else if (name === 'user-agent') this.#headers.push({ name: 'User-Agent', value, line: at });
    else if (name === 'referer') this.#headers.push({ name: 'Referer', value, line: at });
    else if (name === 'cookie' && value.includes('=')) this.#headers.push({ name: 'Cookie', value, line: at });
    else if (name === 'oauth2-bearer')
      this.#headers.push({ name: 'Authorization', value: `Bearer ${value}`, line: at });
    // The value is base64 of a password: it is said that there is one, not which.
    else if (name === 'user') this.#headers.push({ name: 'Authorization', value: 'Basic …', line: at });
    else if (name === 'header') {
      // `Name:` takes a header away that curl would send, `Name;` sends it empty.
      const header = value.trimEnd().endsWith(':') ? undefined : headerLine(value.replace(/;$/, ':'), at);
      if (header) this.#headers.push(header);
    } else if (name === 'form' || name === 'form-string') {
      this.#implied ??= 'POST';
      this.#contentType = 'multipart/form-data';
    } else if (name === 'json') {
      this.#add(value, word);
      this.#contentType = 'application/json';
    } else if (name === 'data-urlencode') {
      const found = /^([^=@]*)=(.*)$/s.exec(value);
      this.#add(found ? `${found[1] ? `${found[1]}=` : ''}${encoded(found[2] ?? '')}` : encoded(value), word);
    } else if (/^data(?:-ascii|-binary|-raw)?$/.test(name)) {
      if (value.startsWith('@') && name !== 'data-raw') {
        this.#fileData = true;
        this.#implied ??= 'POST';
      } else this.#add(value, word);
    }
  }

  #add(text: string, word: Word): void {
    this.#implied ??= 'POST';
    this.#data.push({ text, first: this.#line(word.first), last: this.#line(word.last) });
  }

  command(first: number, last: number): CurlCommand {
    const data = this.#data;
    const joined = data.map((d) => d.text).join(this.#contentType === 'application/json' ? '' : '&');
    const sendsBody = data.length > 0 && !this.#query;
    const url =
      this.#query && joined && this.url ? `${this.url}${this.url.includes('?') ? '&' : '?'}${joined}` : this.url;
    const implied = this.#query && this.#implied === 'POST' ? 'GET' : (this.#implied ?? 'GET');
    const headers = [...this.#headers];
    if (!headers.some((h) => h.name.toLowerCase() === 'content-type')) {
      const type =
        this.#contentType ??
        (sendsBody || (this.#fileData && !this.#query) ? 'application/x-www-form-urlencoded' : undefined);
      if (type) headers.push({ name: 'Content-Type', value: type, line: data[0]?.first ?? this.#line(first) });
    }
    const body: Body | undefined =
      sendsBody && !this.#fileData
        ? { text: joined, firstLine: data[0]?.first ?? 0, lastLine: data.at(-1)?.last ?? 0, truncated: false }
        : undefined;
    return {
      first,
      last,
      methodForced: this.#method !== undefined,
      request: {
        method: this.#method ?? implied,
        ...(url ? { url } : {}),
        headers,
        ...(body ? { body } : {}),
        line: this.#line(first),
      },
      ...(this.#writeOut === undefined ? {} : { writeOut: this.#writeOut }),
      ...(this.#output === undefined ? {} : { output: this.#output }),
    };
  }
}

function encoded(text: string): string {
  // A lone surrogate, which a cut paste can hold, has no percent encoding.
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

function looksLikeAddress(text: string): boolean {
  return (
    /^https?:\/\//i.test(text) ||
    /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]|(?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?]|$)/i.test(text)
  );
}
