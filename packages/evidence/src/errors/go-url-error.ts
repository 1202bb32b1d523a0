/** What Go's net/http says of a call that got no response: `Get "https://…": dial tcp …`. */
export interface GoUrlError {
  method: string;
  url: string;
  message: string;
  /** Errno's name, where the words are the system's. */
  code?: string;
}

const urlError =
  /(?:^|[\s:("'])(Get|Head|Post|Put|Patch|Delete|Options) \\?"?((?:https?:\/\/|\/)[^\s"\\]{0,4000})\\?"?: (.{1,2000})$/;
const strerror: readonly (readonly [RegExp, string])[] = [
  [/connection refused/, 'ECONNREFUSED'],
  [/connection reset by peer/, 'ECONNRESET'],
  [/no such host/, 'ENOTFOUND'],
  [/i\/o timeout|connection timed out/, 'ETIMEDOUT'],
  [/no route to host/, 'EHOSTUNREACH'],
  [/network is unreachable/, 'ENETUNREACH'],
];

/** Finds a net/http url.Error in a line, or undefined. */
export function goUrlError(text: string): GoUrlError | undefined {
  const match = urlError.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  // In a value of logfmt the error ends at its quote.
  const ended = /\\":/.test(match[0]) ? match[3].replace(/(?<!\\)"(?:\s.*)?$/, '').replaceAll('\\"', '"') : match[3];
  const message = ended.replace(/"$/, '');
  const code = strerror.find(([words]) => words.test(message))?.[1];
  return { method: match[1].toUpperCase(), url: match[2], message, ...(code && { code }) };
}
