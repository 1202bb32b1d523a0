import type { Section } from '../../document.ts';
import { type RustTrace, rustChainAt, rustPanicAt } from '../../errors/rust-trace.ts';
import { type SaidAnswer, statusAndBodyIn } from '../../errors/status-and-body.ts';
import { callOrRecord, recordOf, type Thrown } from '../../errors/thrown.ts';
import { callOf, type Dialect } from '../../errors/thrown-call.ts';
import type { Place } from '../../exchange.ts';
import { isStatus } from '../../http/words.ts';
import { readLogLine } from '../../logs/log-line.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

/** Words of reqwest, hyper and ureq. */
const rustWords =
  /\berror (?:sending request|following redirect|decoding response body|reading a body)(?: for url)?|\bHTTP status (?:client|server) error \(|\breqwest::Error ?\{|\bhyper(?:_util)?::(?:client::\S{1,60})?Error\(|\berror trying to connect: |\bclient error \(Connect\)|: status code \d{3}$|\btcp connect error: |\binvalid peer certificate: /;
/** `Url { scheme: "https", …, host: Some(Domain("api.example.com")), port: None, path: "/v1", query: None, … }`, or its text. */
const urlShown =
  /\burl: (?:"(https?:\/\/[^"]{1,4000})"|Url \{ scheme: "(\w{1,10})".{0,300}?host: Some\((?:Domain\("([^"]{1,255})"\)|Ipv[46]\(([\da-f.:]{2,45})\))\), port: (?:None|Some\((\d{1,5})\)), path: "([^"]{0,2000})", query: (?:None|Some\("([^"]{0,4000})"\))(?:, fragment: (?:None|Some\("[^"]{0,400}"\)) \})?)/;
const drivers = /\b(?:sqlx|diesel|tokio_postgres|postgres|redis|mongodb|lapin|rdkafka)\b/;

const dialect: Dialect = {
  answer: answerOf,
  otherService: ({ message }) => drivers.test(message),
};

/** Errors of reqwest and what wraps them (anyhow, eyre), and panics with their backtraces. */
export const rustError: Reader = {
  id: 'rust-error',
  title: 'Rust error',
  formats: [
    { title: 'anyhow error over reqwest', sample: 'anyhow-refused.txt', source: 'Rust 1.95.0, reqwest 0.11.13, run' },
    { title: 'reqwest error in one line', sample: 'reqwest.txt', source: 'Rust 1.95.0, reqwest 0.11.13, run' },
    {
      title: 'reqwest::Error as Debug shows it',
      sample: 'reqwest-debug.txt',
      source: 'Rust 1.95.0, reqwest 0.11.13, run',
    },
    { title: 'Rust panic with backtrace', sample: 'panic.txt', source: 'Rust 1.95.0, run' },
    {
      title: 'reqwest 0.12 error over hyper-util',
      sample: 'reqwest-0-12.txt',
      source: 'https://docs.rs/reqwest/0.12/reqwest/struct.Error.html',
    },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const item = blockAt(section, i) ?? lineAt(section, i);
      if (!item) continue;
      found.push(item);
      i = item.lastLine - section.firstLine;
    }
    return found;
  },
};

function blockAt(section: Section, index: number): Found | undefined {
  const { lines, firstLine } = section;
  const panic = rustPanicAt(lines, index, firstLine);
  const trace = panic ?? rustChainAt(lines, index, firstLine);
  if (!trace) return undefined;
  const text = lines[index] ?? '';
  // Java says "Caused by:" with the words behind it; anyhow's own first line is `Error:`, or reqwest's words.
  if (!panic && !/^Error: /.test(text.trim()) && !trace.chain.some((one) => rustWords.test(one.message)))
    return undefined;
  return foundIn(trace, placeIn(section, 'rust-error', trace.first, trace.last));
}

function lineAt(section: Section, index: number): Found | undefined {
  const text = section.lines[index] ?? '';
  if (text.length > 20_000 || !rustWords.test(text) || /^\s{0,40}["{]/.test(text)) return undefined;
  // A cause whose indentation was taken off as a margin: it is read with its error, from the text as it stands.
  if (/^\d{1,3}: /.test(text)) return undefined;
  const line = section.firstLine + index;
  const prefix = readLogLine(text, line);
  const start = prefix.message.search(rustWords);
  const said = start > 0 && !/^.{0,2000}https?:\/\/\S{1,2000}: status code \d{3}$/.test(prefix.message);
  const message = said ? prefix.message.slice(start) : prefix.message;
  const trace: RustTrace = {
    first: index,
    last: index,
    prefix,
    lead: said ? prefix.message.slice(0, start).trim() : '',
    chain: [{ type: '', message, frames: [], line }],
  };
  const place = placeIn(section, 'rust-error', index, index);
  const exchange = callOf(withUrls(trace), place, dialect);
  if (!exchange && !/^reqwest::Error|^error (?:decoding|sending)/.test(message)) return undefined;
  return callOrRecord(exchange, trace, place);
}

function foundIn(trace: RustTrace, place: Place): Found {
  const network = trace.chain.some((one) => rustWords.test(one.message) || /\bos error \d|dns error/.test(one.message));
  const exchange = network ? callOf(withUrls(trace), place, dialect) : undefined;
  const record = recordOf(trace, place);
  // A panic is a fault of the program too, whatever it was about.
  if (exchange && trace.chain[0].type === 'panic') return { ...record, exchanges: [exchange] };
  return exchange ? { firstLine: place.firstLine, lastLine: place.lastLine, exchanges: [exchange] } : record;
}

/** Debug shows a URL in its parts: put together, they are words that all readers know. */
function withUrls(trace: RustTrace): RustTrace {
  const whole = (one: Thrown): Thrown => {
    const url = urlOf(one.message);
    return url ? { ...one, message: one.message.replace(urlShown, `url: "${url}"`) } : one;
  };
  const [top, ...rest] = trace.chain;
  return { ...trace, chain: [whole(top), ...rest.map(whole)] };
}

function urlOf(message: string): string | undefined {
  const match = urlShown.exec(message);
  if (!match) return undefined;
  if (match[1]) return match[1];
  const host = match[3] ?? match[4] ?? '';
  const port = match[5] ? `:${match[5]}` : '';
  return `${match[2]}://${host.includes(':') ? `[${host}]` : host}${port}${match[6] ?? ''}${match[7] ? `?${match[7]}` : ''}`;
}

function statusOf(message: string): number | undefined {
  const status = Number(
    /\bkind: Status\((\d{3})/.exec(message)?.[1] ?? /^https?:\/\/\S{1,2000}: status code (\d{3})$/.exec(message)?.[1],
  );
  return isStatus(status) ? status : undefined;
}

function answerOf({ message }: Thrown): SaidAnswer | undefined {
  const status = statusOf(message);
  if (status !== undefined) return { status };
  return /\bHTTP status (?:client|server) error \(/.test(message) ? statusAndBodyIn(message) : undefined;
}
