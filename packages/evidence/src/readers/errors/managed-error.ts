import type { Exchange, LogRecord, StackFrame } from '../../exchange.ts';
import { isStatus } from '../../http/words.ts';
import { type LogLine, readLogLine } from '../../logs/log-line.ts';
import type { Found, Reader } from '../../reader.ts';

interface Thrown {
  type: string;
  message: string;
  line: number;
}

const head =
  /^(?:Unhandled exception[.:] |Exception in thread "[^"]{0,200}" |Caused by: |-{2,3}> )?((?:[A-Za-z_]\w{0,80}\.){1,12}[A-Z][\w$]{0,100}(?:Exception|Error|Throwable)(?:\$\w{1,80})?)(?: \((?:0x)?[\dA-Fa-f]{1,10}\))?(?:: (.*))?$/;
const javaAt = /^at (?:[\w.@-]{1,80}\/){0,3}([\w.$<>]{1,300})\(([^()]{0,200})\)(?: ~?\[.{0,200}\])?$/;
const dotnetAt = /^at ([\w.$<>`[\],|+&*]{1,400})\(.{0,1000}\)(?: in (.{1,400}:line \d{1,7}))?$/;
const between = /^(?:-{3} End of |\.{3} \d{1,5} (?:more|common frames)|Suppressed: )/;
/** What .NET, java.net, Spring and Feign print of a status that came back. */
const answers: readonly RegExp[] = [
  /HTTP response code: (?<status>\d{3}) for URL: (?<url>\S{1,4000})/,
  /Response status code does not indicate success: (?<status>\d{3})/,
  /The remote server returned an error: \((?<status>\d{3})\)/,
  /^(?<status>\d{3}) [A-Z][A-Za-z ]{1,40}(?: on (?<method>[A-Z]{3,7}) request for "(?<url>[^"]{1,2000})"|: )/,
  /\[(?<status>\d{3})[^\]]{0,60}\] during \[(?<method>[A-Z]{3,7})\] to \[(?<url>[^\]]{1,2000})\]/,
];
const noAnswer: readonly (readonly [RegExp, string | undefined])[] = [
  [/Connection refused|actively refused/, 'ECONNREFUSED'],
  [/Connection reset|forcibly closed/, 'ECONNRESET'],
  [/UnknownHostException|No such host is known|Name or service not known|nodename nor servname/, 'ENOTFOUND'],
  [/Cannot assign requested address/, 'EADDRNOTAVAIL'],
  [/No route to host/, 'EHOSTUNREACH'],
  [
    /(?:SocketTimeout|ConnectTimeout|HttpTimeout|HttpConnectTimeout)Exception|Connection timed out|HttpClient\.Timeout of/,
    'ETIMEDOUT',
  ],
  [
    /SSLHandshakeException|SSLPeerUnverifiedException|PKIX path|SSL connection could not be established|remote certificate (?:is|was)|Authentication failed because the remote party/,
    undefined,
  ],
  [/NoHttpResponseException|underlying connection was closed|response ended prematurely/, undefined],
];

/** Exceptions and stack traces of .NET and the JVM. */
export const managedError: Reader = {
  id: 'managed-error',
  title: '.NET or Java error',
  formats: [],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length > 20_000 || !/Exception|Error|Throwable/.test(text)) continue;
      const prefix = readLogLine(text, section.firstLine + i);
      const thrown = thrownIn(prefix.message, section.firstLine + i);
      if (thrown.length === 0) continue;
      const { last, frames } = collect(section.lines, i, section.firstLine, prefix, thrown);
      const place = {
        reader: 'managed-error',
        artifact: section.artifact,
        firstLine: section.firstLine + i,
        lastLine: section.firstLine + last,
      };
      const item = readThrown(thrown, frames, prefix, place);
      if (!item) continue;
      found.push(item);
      i = last;
    }
    return found;
  },
};

/** The exceptions that a line names; .NET puts inner ones behind an arrow in the same line. */
function thrownIn(message: string, line: number): Thrown[] {
  const thrown: Thrown[] = [];
  for (const part of message.split(/ ?-{2,3}> (?=[A-Za-z])/, 12)) {
    const match = part.trim() === '' ? null : head.exec(part.trim());
    if (match?.[1]) thrown.push({ type: match[1], message: match[2] ?? '', line });
    else if (part.trim() !== '' && thrown.length === 0) return [];
  }
  return thrown;
}

function collect(
  lines: readonly string[],
  first: number,
  firstLine: number,
  prefix: LogLine,
  thrown: Thrown[],
): { last: number; frames: StackFrame[] } {
  const frames: StackFrame[] = [];
  const prefixed = prefix.timed || prefix.level !== undefined;
  let last = first;
  for (let i = first + 1; i < lines.length && i - first < 3000; i += 1) {
    const raw = lines[i] ?? '';
    const text = (prefixed ? readLogLine(raw, firstLine + i).message : raw).trim();
    const frame = frameOf(text, firstLine + i);
    const inner = frame ? [] : /^(?:Caused by: |-{2,3}> )/.test(text) ? thrownIn(text, firstLine + i) : [];
    if (frame) frames.push(frame);
    else if (inner.length > 0) thrown.push(...inner);
    else if (!between.test(text)) break;
    last = i;
  }
  return { last, frames };
}

function frameOf(text: string, line: number): StackFrame | undefined {
  if (!text.startsWith('at ') || text.length > 2000) return undefined;
  const java = javaAt.exec(text);
  if (
    java?.[1] &&
    /^(?:[\w$]+\.(?:java|kt|scala|groovy)(?::\d+)?|Native Method|Unknown Source|<generated>)$/.test(java[2] ?? '')
  ) {
    return { function: java[1], ...(java[2] && { file: java[2] }), line };
  }
  const dotnet = dotnetAt.exec(text);
  return dotnet?.[1] ? { function: dotnet[1], ...(dotnet[2] && { file: dotnet[2] }), line } : undefined;
}

type Place = Pick<Exchange, 'reader' | 'artifact' | 'firstLine' | 'lastLine'>;

function readThrown(thrown: readonly Thrown[], frames: StackFrame[], prefix: LogLine, place: Place): Found | undefined {
  const top = thrown[0];
  if (!top) return undefined;
  const { firstLine, lastLine } = place;
  const exchange = answered(thrown, place) ?? unanswered(thrown, place);
  if (exchange) {
    if (prefix.at) exchange.startedAt = prefix.at;
    return { firstLine, lastLine, exchanges: [exchange] };
  }
  const cause = thrown.at(-1);
  const said = top.message ? `${top.type}: ${top.message}` : top.type;
  const message = cause && cause !== top ? `${said} (cause: ${cause.type}: ${cause.message})` : said;
  const record: LogRecord = { ...place, message, error: { type: top.type, message: top.message, frames } };
  if (prefix.at) record.at = prefix.at;
  if (prefix.level) record.level = prefix.level;
  return { firstLine, lastLine, records: [record] };
}

function answered(thrown: readonly Thrown[], place: Place): Exchange | undefined {
  for (const { message, line } of thrown) {
    for (const answer of answers) {
      const parts = answer.exec(message)?.groups;
      const status = Number(parts?.status);
      if (!parts || !isStatus(status)) continue;
      const exchange: Exchange = { ...place, seenFrom: 'client', response: { status, headers: [], line } };
      if (parts.url)
        exchange.request = { ...(parts.method && { method: parts.method }), url: parts.url, headers: [], line };
      return exchange;
    }
  }
  return undefined;
}

function unanswered(thrown: readonly Thrown[], place: Place): Exchange | undefined {
  // Drivers of databases and queues wrap the same words; their packages tell them apart.
  if (
    thrown.some((one) =>
      /^(?:com\.(?:mysql|mongodb|zaxxer)|org\.(?:postgresql|hibernate|apache\.kafka)|redis\.|Npgsql|StackExchange|Microsoft\.Data)/.test(
        one.type,
      ),
    )
  ) {
    return undefined;
  }
  for (const one of [...thrown].reverse()) {
    const failed = noAnswer.find(([words]) => words.test(`${one.type}: ${one.message}`));
    if (!failed) continue;
    const [, code] = failed;
    const { firstLine, lastLine } = place;
    const exchange: Exchange = {
      ...place,
      seenFrom: 'client',
      error: { ...(code && { code }), message: one.message || one.type, firstLine, lastLine },
    };
    const all = thrown.map((t) => t.message).join('\n');
    const url = /\bfor "(https?:\/\/[^"]{1,2000})"|\bto (https?:\/\/[^\s"]{1,2000})/.exec(all);
    const host = /\(([\w.-]{1,255}):(\d{1,5})\)/.exec(all);
    const unknown = one.type.endsWith('UnknownHostException')
      ? /^([\w-]{1,63}(?:\.[\w-]{1,63}){1,10})(?::|$)/.exec(one.message)?.[1]
      : undefined;
    const scheme = host?.[2] === '443' || code === undefined ? 'https' : 'http';
    const place2 = host
      ? `${scheme}://${host[1]}${host[2] === '443' ? '' : `:${host[2]}`}`
      : unknown && `https://${unknown}`;
    const found = url?.[1] ?? url?.[2] ?? place2;
    if (found) exchange.request = { url: found, headers: [], line: one.line };
    return exchange;
  }
  return undefined;
}
