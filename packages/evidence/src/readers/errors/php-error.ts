import type { Section } from '../../document.ts';
import { targetIn } from '../../errors/call-words.ts';
import { phpTraceAt } from '../../errors/php-trace.ts';
import { statusAndBodyIn } from '../../errors/status-and-body.ts';
import { callOrRecord, type Thrown, type ThrownChain } from '../../errors/thrown.ts';
import { callOf, type Dialect } from '../../errors/thrown-call.ts';
import { readLogLine } from '../../logs/log-line.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

/** libcurl behind PHP: `cURL error 60: words (see https://…) for https://…`. */
const curlError =
  /\bcURL error (?<code>\d{1,3}): (?<words>.{1,500}?)(?: \(see https?:\/\/[^\s)]{1,200}\)| (?=for https?:)|$)/;
const curlNumber = /\bcURL [Ee]rror ?(?:#|:){1,2} ?(?<words>[A-Z].{3,300})$/;
/** A warning of PHP's own HTTP stream, or of WordPress. */
const warning =
  /^(?:PHP )?Warning: {1,2}(?:file_get_contents|fopen|copy|stream_socket_client|SoapClient::\w{1,40}|simplexml_load_file|get_headers|getimagesize)\(.{0,2000}$|^(?:PHP )?Warning: {1,2}stream_socket_client\(\): /;
const guzzle = /(?:Client|Server) error: `[A-Z]{3,7} https?:\/\/[^`]{1,4000}` resulted in a `\d{3}[^`]{0,80}` response/;
const drivers =
  /^(?:PDOException|mysqli_sql_exception|Doctrine\\DBAL|Illuminate\\Database|Predis|RedisException|MongoDB|PhpAmqpLib|Symfony\\Component\\Mailer|Swift_)/;

const dialect: Dialect = {
  otherService: ({ type }) => drivers.test(type),
  code: ({ message }) => {
    const code = curlError.exec(message)?.groups?.code;
    return code && `curl:${code}`;
  },
};

/** Exceptions of PHP with their traces, as PHP, Laravel, Symfony and WordPress print and log them. */
export const phpError: Reader = {
  id: 'php-error',
  title: 'PHP error',
  formats: [
    { title: 'uncaught Guzzle exception', sample: 'guzzle-uncaught.txt', source: 'PHP 8.2.36, Guzzle, run' },
    { title: 'Guzzle exception over cURL', sample: 'guzzle-curl.txt', source: 'PHP 8.2.36, Guzzle, run' },
    { title: 'PHP error log', sample: 'error-log.txt', source: 'PHP 8.2.36, run' },
    { title: 'warnings of PHP’s HTTP stream', sample: 'stream.txt', source: 'PHP 8.2.36, run' },
    { title: 'Symfony HttpClient exception', sample: 'symfony.txt', source: 'PHP 8.2.36, Symfony HttpClient, run' },
    { title: 'Laravel log with an exception', sample: 'laravel.txt', source: 'https://laravel.com/docs/logging' },
    {
      title: 'WordPress WP_Error',
      sample: 'wordpress.txt',
      source: 'https://developer.wordpress.org/reference/classes/wp_error/',
    },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const item = traceAt(section, i) ?? wpErrorAt(section, i) ?? lineAt(section, i);
      if (!item) continue;
      found.push(item);
      i = item.lastLine - section.firstLine;
    }
    return found;
  },
};

function traceAt(section: Section, index: number): Found | undefined {
  const trace = phpTraceAt(section.lines, index, section.firstLine);
  if (!trace) return undefined;
  const place = placeIn(section, 'php-error', trace.first, trace.last);
  return callOrRecord(callOf(trace, place, dialect), trace, place);
}

/** `WP_Error Object ( [errors] => Array ( [http_request_failed] => Array ( [0] => cURL error 28: … ) ) )`, as print_r shows it. */
function wpErrorAt(section: Section, index: number): Found | undefined {
  const text = section.lines[index] ?? '';
  if (!/\bWP_Error Object\b/i.test(text)) return undefined;
  const end = Math.min(section.lines.length, index + 60);
  let code = '';
  for (let i = index; i < end; i += 1) {
    const line = section.lines[i] ?? '';
    code ||= /^\s*\[(\w{3,60})\] => Array\s*$/.exec(line)?.[1]?.replace(/^(?:errors|error_data)$/, '') ?? '';
    const words = /^\s*\[\d+\] => (.{3,2000})$/.exec(line)?.[1];
    if (!words || !code) continue;
    let last = i;
    while (last + 1 < end && /^\s*(?:[()]|\[\w+\] => .{0,400})?\s*$/.test(section.lines[last + 1] ?? '')) last += 1;
    while (last > i && (section.lines[last] ?? '').trim() === '') last -= 1;
    const place = placeIn(section, 'php-error', index, last);
    const thrown: Thrown = { type: 'WP_Error', code, message: words.trim(), frames: [], line: section.firstLine + i };
    const error: ThrownChain = { chain: [thrown], prefix: readLogLine(text, place.firstLine), lead: '' };
    return callOrRecord(callOf(error, place, dialect), error, place);
  }
  return undefined;
}

/** A message alone in a line, wherever it was printed. */
function lineAt(section: Section, index: number): Found | undefined {
  const text = section.lines[index] ?? '';
  if (text.length > 20_000 || !/cURL [Ee]rror|(?:Client|Server) error: `|Warning: /.test(text)) return undefined;
  if (/^\s{0,40}["{]/.test(text)) return undefined;
  const line = section.firstLine + index;
  const prefix = readLogLine(text, line);
  const warned = warnings(section, index);
  if (warned) {
    const place = placeIn(section, 'php-error', index, warned.last);
    const exchange = callOf({ chain: warned.chain, prefix, lead: '' }, place, {
      ...dialect,
      answer: ({ message }) => statusAndBodyIn(message),
    });
    return exchange && { firstLine: place.firstLine, lastLine: place.lastLine, exchanges: [exchange] };
  }
  const plain = curlNumber.exec(prefix.message)?.groups?.words;
  if (!plain && !curlError.test(prefix.message) && !guzzle.test(prefix.message)) return undefined;
  const goesOn = /response:$/.test(prefix.message);
  const message = goesOn ? `${prefix.message}\n${section.lines[index + 1] ?? ''}` : (plain ?? prefix.message);
  const place = placeIn(section, 'php-error', index, Math.min(goesOn ? index + 1 : index, section.lines.length - 1));
  const exchange = callOf({ chain: [{ type: '', message, frames: [], line }], prefix, lead: '' }, place, {
    ...dialect,
    answer: () => statusAndBodyIn(message),
  });
  return exchange && { firstLine: place.firstLine, lastLine: place.lastLine, exchanges: [exchange] };
}

/** The warnings of one call, of which the last names the URL; that one comes first in the chain. */
function warnings(section: Section, index: number): { chain: [Thrown, ...Thrown[]]; last: number } | undefined {
  const chain: Thrown[] = [];
  let last = index;
  for (let i = index; i < section.lines.length && chain.length < 6; i += 1) {
    const text = bareWarning(section.lines[i] ?? '');
    if (text === undefined) break;
    const more = (section.lines[i + 1] ?? '').trim();
    const goesOn =
      i + 1 < section.lines.length &&
      bareWarning(more) === undefined &&
      (/ messages:$/.test(text) || /^in .{1,300} on line \d{1,7}$/.test(more));
    chain.unshift({ type: '', message: goesOn ? `${text}\n${more}` : text, frames: [], line: section.firstLine + i });
    last = goesOn ? i + 1 : i;
    if (targetIn(text)) break;
    if (goesOn) i += 1;
  }
  const [top, ...rest] = chain;
  return top && chain.some(({ message }) => targetIn(message) || /SSL|getaddrinfo/.test(message))
    ? { chain: [top, ...rest], last }
    : undefined;
}

function bareWarning(text: string): string | undefined {
  const bare = text.trim().replace(/^\[[^\]]{1,60}\] /, '');
  return warning.test(bare) ? bare : undefined;
}
