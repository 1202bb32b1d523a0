import { isStatus, methodPattern } from '../http/words.ts';
import { goUrlError } from './go-url-error.ts';

/** A call that a line of text names, with what came of it: a status, or why none came. */
export interface NamedCall {
  method?: string;
  url?: string;
  status?: number;
  reason?: string;
  error?: { code?: string; message: string };
  /** Where in the text it starts. */
  index: number;
  /** What stands behind. */
  rest: string;
}

/** In the order of how much they tell; every one names its parts. */
const answers: readonly RegExp[] = [
  // POST https://… 400; GET https://… -> 200 (84ms); httpx puts the status line in quotes behind the URL.
  new RegExp(
    String.raw`(?:^|[\s:(\[])${methodPattern.replace('(', '(?<method>')}\]?:? (?<url>https?://[^\s"'<>]{1,4000}?)[,:;]?\s{1,20}(?:(?:->|→|=>|-|:|returned|responded(?: with)?|failed(?: with)?|"HTTP/[\d.]+)\s{0,4})?\(?(?:status(?:[ _]code)?[=: ]{0,2}|HTTP )?(?<status>\d{3})(?![\w.])(?: (?<reason>[A-Z][A-Za-z' -]{1,40}?)"?$)?`,
  ),
  // Guzzle (PHP).
  /(?:Client|Server) error: `(?<method>[A-Z]{3,7}) (?<url>https?:\/\/[^`\s]{1,4000})` resulted in a `(?<status>\d{3}) ?(?<reason>[^`]{0,80})` response/,
  // java.net.URLConnection.
  /\bHTTP response code: (?<status>\d{3}) for URL: (?<url>https?:\/\/\S{1,4000})/,
  // gh and other command line tools.
  /\bHTTP (?<status>\d{3}): .{0,300}\((?<url>https?:\/\/[^\s)]{1,2000})\)$/,
  // Gems that wrap an API.
  /\b[A-Z]\w{0,60}::\w{0,60}Error: \(Status (?<status>\d{3})\)/,
];
/** libcurl behind a program: `cURL error 60: words (see https://…) for https://…`. */
const curlError =
  /\bcURL error (?<code>\d{1,3}): (?<words>.{1,500}?)(?: \(see https?:\/\/[^\s)]{1,200}\)| (?=for https?:)|$)(?: ?for (?<url>https?:\/\/[^\s"]{1,4000}))?/;

/** Characters of a line that are looked at: nobody names a call behind so many others. */
const longest = 20_000;

/** The call that a text names, or undefined. */
export function namedCall(text: string): NamedCall | undefined {
  const start = text.slice(0, longest);
  const plain = start.includes('\\/') ? start.replaceAll('\\/', '/') : start;
  for (const answer of answers) {
    const match = answer.exec(plain);
    const status = Number(match?.groups?.status);
    if (!match?.groups || !isStatus(status)) continue;
    const { method, url, reason } = match.groups;
    const rest = plain.slice(match.index + match[0].length);
    return {
      ...(method && { method }),
      ...(url && { url }),
      ...(reason && { reason }),
      status,
      index: match.index,
      rest,
    };
  }
  const curl = curlError.exec(plain);
  if (curl?.groups) {
    const { code, words, url } = curl.groups;
    return { ...(url && { url }), error: { code: `curl:${code}`, message: words ?? '' }, index: curl.index, rest: '' };
  }
  const go = goUrlError(plain);
  if (!go) return undefined;
  return {
    method: go.method,
    url: go.url,
    error: { ...(go.code && { code: go.code }), message: go.message },
    index: 0,
    rest: '',
  };
}
