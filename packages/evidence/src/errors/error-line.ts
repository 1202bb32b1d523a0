import { startsAxiosJson } from './axios-json.ts';
import { statusAndBodyIn } from './status-and-body.ts';

/** The name of an exception or error type with words or a bracket behind it, in any language. */
const typeNamed =
  /(?:^|[\s:(["'#<>])(?:[A-Za-z_]\w{0,80}(?:\.|::|\\)){0,12}(?:[A-Z][\w$]{0,80})?(?:Exception|Error|Throwable|Failure)(?:\$\w{1,80})?(?:\s?\((?:0x)?[\dA-Fa-f]{1,10}\))?(?:[:\s(]|$)/;
/** Words before a status that Go programs write: `POST https://…: unexpected status 422 Unprocessable Entity`. */
export const goStatus =
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) https?:\/\/\S{1,4000}: (?:unexpected |got |received )?(?:status (?:code )?)?\d{3}\b|\bgoogleapi: (?:Error |got HTTP response code )\d{3}\b|\boauth2: cannot fetch token: \d{3} |\bhttps? response error StatusCode: \d{3}, /;
/** First lines of messages that go on with a body: Guzzle, Laravel's client, old Feign. */
const bodyFollows =
  /resulted in a `\d{3}[^`]{0,80}` response:\s{0,3}$|HTTP request returned status code \d{3}:\s{0,3}$|\bstatus \d{3} reading \S{1,200} content:\s{0,3}$|oauth2: cannot fetch token: \d{3} [A-Za-z' -]{1,40}$/;

/**
 * Whether a body that begins at a column of a line is part of an error's message that says the answer's status
 * (`SomeException: 422 …: {"error":…}`): such a body is read with its error, not as one that was pasted alone.
 */
export function isInErrorMessage(lines: readonly string[], index: number, column: number): boolean {
  const line = lines[index] ?? '';
  const before = line.slice(0, Math.min(column, 1000));
  if (/^\s*(?:Response: )?$/.test(before) && !startsAxiosJson(lines, index))
    return bodyFollows.test((lines[index - 1] ?? '').slice(-300));
  if (startsAxiosJson(lines, index) || isDumped(lines, index, before)) return true;
  if (goStatus.test(before)) return true;
  const named = typeNamed.exec(before);
  // Ktor, HTTParty.
  if (named && /(?:: \d{3} ?[A-Za-z' -]{0,60}\. Text: "|\bCode \d{3} - )$/.test(before)) return true;
  return named !== null && statusAndBodyIn(line.slice(named.index + named[0].length).trimStart())?.body !== undefined;
}

/** Whether a line is a property of an error that util.inspect dumped: `    text: '{"error":…}',`. */
function isDumped(lines: readonly string[], index: number, before: string): boolean {
  if (!/(?:^|[|>:\t])?\s{2,40}(?:text|body|data|responseText|responseBody|rawBody|_response): ['"\x60]$/.test(before))
    return false;
  for (let i = index - 1; i >= 0 && index - i <= 400; i -= 1) {
    const text = lines[i] ?? '';
    if (text.length < 1000 && /(?:\bat .{1,400}|(?:Error|Exception)\b.{0,400}) \{$/.test(text)) return true;
  }
  return false;
}
