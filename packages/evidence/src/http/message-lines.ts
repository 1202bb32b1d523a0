import type { Header } from '../exchange.ts';

/** A request line: `POST /v1/charges HTTP/1.1`, or without the version as `.http` files and people write it. */
export interface RequestLine {
  method: string;
  target: string;
  httpVersion?: string;
}

/** A status line: `HTTP/1.1 404 Not Found`, `HTTP/2 404`. */
export interface StatusLine {
  status: number;
  reason?: string;
  httpVersion: string;
}

const withVersion = /^([A-Z][A-Z-]{2,19}) +(\S+) +HTTP\/(\d(?:\.\d)?)\s*$/;
const withoutVersion = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +(https?:\/\/\S+|\/\S*)\s*$/;
const status = /^HTTP\/(\d(?:\.\d)?) +([1-9]\d\d)(?: +(.*))?$/;
// RFC 9110 section 5.1 (token), and the pseudo headers of RFC 9113 section 8.3.
const field = /^(:?[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):(?:[ \t]+(.*))?$/;
const fieldWithoutSpace = /^([A-Za-z][\w-]{0,99}):(?!\/\/)(\S.*)$/;

/** Reads a request line; `undefined` when it is none. A method alone, without a version, needs a path or URL. */
export function requestLine(text: string): RequestLine | undefined {
  const versioned = withVersion.exec(text);
  const [, method, target, httpVersion] = versioned ?? [];
  if (method && target && httpVersion) return { method, target, httpVersion };
  const plain = withoutVersion.exec(text);
  return plain?.[1] && plain[2] ? { method: plain[1], target: plain[2] } : undefined;
}

/** Reads a status line; `undefined` when it is none. */
export function statusLine(text: string): StatusLine | undefined {
  const found = status.exec(text);
  if (!found?.[1]) return undefined;
  const reason = found[3]?.trim();
  return { status: Number(found[2]), httpVersion: found[1], ...(reason ? { reason } : {}) };
}

/** Reads one header line; `undefined` when it is none. */
export function headerLine(text: string, line: number): Header | undefined {
  const found = field.exec(text) ?? fieldWithoutSpace.exec(text);
  return found?.[1] ? { name: found[1], value: (found[2] ?? '').trim(), line } : undefined;
}

/** Whether a response of that status says only that the real one is still to come (101 is the real one). */
export function isInterim(code: number): boolean {
  return code >= 100 && code < 200 && code !== 101;
}
