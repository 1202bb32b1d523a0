/**
 * Status codes that people name in prose: "gets a 401", "status 503", "4 04"? no: only three digits of
 * a code that exists, and not a count of something ("500 rows", "404 ms", "#403", "1,500").
 */
const registered = new Set([
  301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 417,
  419, 421, 422, 424, 425, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522,
  523, 524, 525, 526, 530,
]);
const counted =
  /^\s?(?:ms|s|sec|seconds|minutes|rows|users|records|items|requests|calls|events|messages|times|orders|customers|kb|mb|gb|bytes|%|px|lines|chars|characters|hooks|prs|repos|days|hours|eur|usd|dollars|\$|€)\b/i;
/** Before "500s" these words make it seconds; otherwise it is more than one 500. */
const lasting =
  /(?:\b(?:after|for|in|within|takes?|took|lasts?|lasted|waits?|waited|every|than|about|around|roughly|timeout(?: of| is)?)|[<>=~:])\s*$/i;

export interface NamedStatus {
  status: number;
  start: number;
  end: number;
}

/** Every failing or redirecting HTTP status that a text names, in order. Codes per the IANA registry and common vendors' own (419, 499, 52x, 530). */
export function namedStatuses(text: string): NamedStatus[] {
  const found: NamedStatus[] = [];
  for (const match of text.matchAll(/(?<![\w#.,/:$€-])\d{3}(['’]?s)?(?![\w/]|[:.,]\S)/g)) {
    const status = Number(match[0].slice(0, 3));
    const end = match.index + 3;
    if (!registered.has(status)) continue;
    const isSeveral = match[1] !== undefined && !lasting.test(text.slice(Math.max(0, match.index - 20), match.index));
    if (!isSeveral && counted.test(text.slice(end, end + 14))) continue;
    found.push({ status, start: match.index, end });
  }
  return found;
}

/** Words that, right before three digits, make them an HTTP status wherever they stand. */
const announced =
  /(?:\bstatus(?:[ _-]?code)?\b|\bhttp(?:\/\d(?:\.\d)?)?|\b(?:response|error|return(?:ed|s)?|got|respond(?:ed|s)? with|answer(?:ed|s)?)(?: code| status)?)["']?\s{0,2}[:=(]?\s{0,2}["']?(\d{3})(?![\w.,]\d|\w)/gi;
/** Reason phrases of RFC 9110 that servers and clients print behind a status. */
const explained =
  /(?<![\w.:/-])(\d{3})[ :]{1,2}(?:moved permanently|found|temporary redirect|permanent redirect|bad request|unauthori[sz]ed|payment required|forbidden|not found|method not allowed|not acceptable|proxy authentication|request timeout|conflict|gone|length required|(?:payload|content|request entity|uri) too (?:large|long)|unsupported media type|unprocessable|too many requests|(?:client|server) error|internal server error|not implemented|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)/gi;

/** Failing or redirecting statuses that a line of a log names as such; bare numbers do not count. */
export function statusesInLog(text: string): NamedStatus[] {
  return [announced, explained]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap((match) => {
      const status = Number(match[1]);
      const start = match.index + match[0].indexOf(match[1] ?? '');
      return registered.has(status) ? [{ status, start, end: start + 3 }] : [];
    })
    .sort((a, b) => a.start - b.start);
}
