import type { Section } from '../../document.ts';
import { type BrowserSaying, browserSaying } from '../../errors/browser-words.ts';
import { nodeFrame } from '../../errors/stack-frames.ts';
import type { Exchange, LogRecord, Place, StackFrame } from '../../exchange.ts';
import { readLogLine } from '../../logs/log-line.ts';
import type { Found, Reader } from '../../reader.ts';

/** Errors of a call that the console does not name: Chrome's, Firefox's and Safari's words. */
const unnamed =
  /(?:^|[\s\])])((?:Type|Syntax|Network)Error): (Failed to fetch\b.{0,300}|NetworkError when attempting to fetch resource\.?|Load failed\b.{0,100}|JSON\.parse: unexpected .{1,200}|JSON Parse error: .{1,200}|Unexpected token '?<'?.{0,200})$/;
/** Chrome: `charge @ app.js:12`; Firefox: `charge@https://…/app.js:12:5`, `charge https://…/app.js:12`. */
const called =
  /^\s*(?:([\w$.<>/()[\] ]{0,200}?) ?@ ?|([\w$.<>/]{1,200}) )((?:https?:\/\/|webpack|\.\/|[\w.()-]{1,100}\.\w{1,5}:|\(index\):|VM\d{1,9}:|\(anonymous\):)[^\s()]{0,400}?(?::\d{1,7}){0,2})$/;
const between =
  /^\s*(?:await in .{1,200}|(?:Promise|setTimeout|setInterval|requestAnimationFrame)(?:\.then)?(?: \(async\))?|\(anonymous\)|Promise\.(?:then|catch)|Show \d{1,4} more frames?|Understand this error|Explain this error|\[Learn More\])$/;
/** A console's "Save as" and headless Chrome's log around a message. */
const headless =
  /^\[\d[\d:./]{3,40}:(?:INFO|WARNING|ERROR):CONSOLE[:(]\d{1,7}\)?\] "(.*)", source: (\S{0,2000}) \(\d{1,7}\)$/;

/** What the consoles of browsers print of requests: refused by CORS, CSP or as mixed content, failed, answered. */
export const browserConsole: Reader = {
  id: 'browser-console',
  title: 'browser console',
  formats: [
    { title: 'console of Chrome', sample: 'chrome.txt', source: 'Chromium 156, run' },
    { title: 'CORS errors of Firefox', sample: 'firefox.txt', source: 'Firefox 153, run' },
    {
      title: 'requests in Firefox’s console',
      sample: 'firefox-requests.txt',
      source: 'https://firefox-source-docs.mozilla.org/devtools-user/web_console/console_messages/index.html',
    },
    {
      title: 'console of Safari',
      sample: 'safari.txt',
      source: 'https://webkit.org/web-inspector/console-object-api/',
    },
    { title: 'console in headless Chrome’s log', sample: 'headless.txt', source: 'Chromium 156, run' },
  ],
  read(section) {
    const found: Found[] = [];
    /** The call that was blocked last: the lines below say more of it. */
    let blocked: { exchange: Exchange; line: number } | undefined;
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length < 12 || text.length > 20_000 || /^\s{0,40}["{]/.test(text)) continue;
      const line = section.firstLine + i;
      const said = headless.exec(text)?.[1] ?? text;
      const saying = sayingAt(section, i, said);
      const frames = saying || unnamed.test(said) ? framesBelow(section, i + (saying?.more ?? 0)) : undefined;
      if (!frames) continue;
      // Node says the same of what is no JSON; its scripts have no address of the web.
      if (!saying && /Unexpected token/.test(said) && !frames.frames.some(({ file }) => file?.startsWith('http')))
        continue;
      const place: Place = {
        reader: 'browser-console',
        artifact: section.artifact,
        firstLine: line,
        lastLine: section.firstLine + frames.last,
      };
      const { lastLine } = place;
      if (!saying) found.push(recordAt(said, frames.frames, place));
      else if (blocked && line - blocked.line < 8 && tellsMore(saying, blocked.exchange)) {
        complete(blocked.exchange, saying, line);
        found.push({ firstLine: line, lastLine });
      } else {
        const exchange = exchangeOf(saying, said, place);
        found.push({ firstLine: line, lastLine, exchanges: [exchange] });
        blocked = exchange.error ? { exchange, line } : undefined;
      }
      i = frames.last;
    }
    return found;
  },
};

type Saying = BrowserSaying & { more: number };

/** What a line says; Firefox copies a request over two lines, Chrome the resource above what became of it. */
function sayingAt(section: Section, index: number, said: string): Saying | undefined {
  const own = browserSaying(said);
  if (own) return { ...own, more: 0 };
  if (!/^\s*(?:XHR)?(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?: ?XHR)? ?https?:\/\/\S{1,4000}$/.test(said))
    return undefined;
  const next = (section.lines[index + 1] ?? '').trim();
  const joined = /^(?:\[HTTP\/|NS_ERROR_)/.test(next) ? browserSaying(`${said.trim()} ${next}`) : undefined;
  return joined && { ...joined, more: 1 };
}

/** The calls that led to a message. */
function framesBelow(section: Section, index: number): { last: number; frames: StackFrame[] } {
  const frames: StackFrame[] = [];
  let last = index;
  for (let i = index + 1; i < section.lines.length && i - index < 200; i += 1) {
    const text = section.lines[i] ?? '';
    const line = section.firstLine + i;
    const v8 = nodeFrame(text, line);
    const match = v8 || text.length > 1000 ? null : called.exec(text);
    const name = (match?.[1] ?? match?.[2] ?? '').trim();
    if (v8) frames.push(v8);
    else if (match?.[3]) frames.push({ ...(name && { function: name }), file: match[3], line });
    else if (!between.test(text)) break;
    last = i;
  }
  return { last, frames };
}

function exchangeOf(saying: Saying, said: string, place: Place): Exchange {
  const line = place.firstLine;
  const exchange: Exchange = { ...place, seenFrom: 'client' };
  if (saying.url ?? saying.method ?? saying.origin) {
    exchange.request = { headers: [], line };
    if (saying.method) exchange.request.method = saying.method;
    if (saying.url) exchange.request.url = saying.url;
    if (saying.origin && saying.code === 'CORS')
      exchange.request.headers.push({ name: 'Origin', value: saying.origin, line });
  }
  if (saying.status !== undefined) {
    exchange.response = { status: saying.status, headers: [], line: line + saying.more };
    if (saying.reason) exchange.response.reason = saying.reason;
    if (saying.httpVersion) exchange.response.httpVersion = saying.httpVersion;
  }
  if (saying.code || saying.status === undefined) {
    exchange.error = { message: said.slice(saying.index).trim(), firstLine: line, lastLine: line };
    if (saying.code) exchange.error.code = saying.code;
  }
  if (saying.durationMs !== undefined) exchange.durationMs = saying.durationMs;
  const prefix = readLogLine(said, line);
  if (prefix.at) exchange.startedAt = prefix.at;
  return exchange;
}

/** Chrome and Safari say why a call was blocked, and then once more that it failed, with method and status. */
function tellsMore(saying: Saying, blocked: Exchange): boolean {
  const url = blocked.request?.url;
  const again =
    saying.code === undefined
      ? blocked.error?.code === 'CORS' && saying.status === blocked.response?.status
      : /^(?:CORS|CSP|ERR_FAILED|CORS_REQUEST_DID_NOT_SUCCEED|ERR_BLOCKED_BY_\w+)/.test(saying.code);
  return (
    again &&
    (saying.url === undefined || url === undefined || saying.url === url) &&
    /^(?:CORS|CSP|MIXED_CONTENT)/.test(blocked.error?.code ?? '')
  );
}

function complete(blocked: Exchange, saying: Saying, line: number): void {
  if (saying.url && !blocked.request?.url) blocked.request = { headers: [], line, ...blocked.request, url: saying.url };
  if (saying.method && blocked.request) blocked.request.method ??= saying.method;
  if (saying.status !== undefined && !blocked.response) {
    blocked.response = { status: saying.status, ...(saying.reason && { reason: saying.reason }), headers: [], line };
  }
}

function recordAt(said: string, frames: StackFrame[], place: Place): Found {
  const match = unnamed.exec(said);
  const type = match?.[1] ?? 'Error';
  const message = match?.[2] ?? said;
  const record: LogRecord = {
    ...place,
    level: 'error',
    message: `${type}: ${message}`,
    error: { type, message, frames },
  };
  const prefix = readLogLine(said, place.firstLine);
  if (prefix.at) record.at = prefix.at;
  return { firstLine: place.firstLine, lastLine: place.lastLine, records: [record] };
}
