import { framesIn } from '../errors/stack-frames.ts';
import type { Instant, LogRecord } from '../exchange.ts';
import type { LineShape } from '../json/line-template.ts';
import type { Clock } from './clock.ts';
import { type Level, levelOf } from './log-line.ts';
import { RequestPlaces } from './logged-request.ts';
import { Places, pick, type Scalars } from './scalars.ts';
import { instantOf } from './timestamp.ts';

/** Names under which loggers keep the parts of a record, apart by spaces; the first that is there counts. */
const times =
  'time timestamp @timestamp ts datetime date eventTime asctime t @t StartUTC start_time startTime requestTime ' +
  'requestTimeEpoch timeLocal time_local time_iso8601 Timestamp timeStamp _time log_time created_at';
const levels =
  'level severity lvl levelname loglevel log.level logLevel @l severityText severity_text Level log_level ' +
  'attributes.status syslog.severity';
const messages =
  'msg message event short_message textPayload @m @mt body errorMessage log Message eventName renderedMessage ' +
  'body.stringValue';
const errors = ['err', 'error', 'exception', 'exc', 'exc_info', 'e', 'cause'];
const ofError = {
  message: ['message', 'msg'],
  stack: ['stack', 'stack_trace', 'stackTrace', 'stacktrace', 'traceback'],
  type: ['type', 'name', 'class', 'kind'],
  code: ['code', 'errno'],
};
const bareMessages = 'error err error.message errorMessage exception.message exc_info exception';
const stacks =
  'stack stack_trace stackTrace stacktrace exception error.stack_trace error.stack errorVerbose exc_info traceback ' +
  'exception.stacktrace @x full_message';
const types = 'errorType error.type error_type error.kind exception.type exc_type';
const codes = 'error_code errorCode error.code';
const mostKnown = 50;
/** bunyan's and pino's numbers, in tens; a level of syslog (RFC 5424), as in GELF, is below ten. */
const numbered: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
const ofSyslog: readonly Level[] = ['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug'];

/** What says nothing of a request: the program's own, and what a record has of its error already. */
const bookkeeping =
  /stack|err_trace|[pP]ort$|proto$|httpVersion$|(?:^|\.)(?:pid|hostname|v|caller|logger|exception)$|^name$|^full_message$|(?:^|\.)(?:err|error|exception)\.|^res\.header$/;

/** Where the records of one kind have their parts: looked for once, read from every record of the kind. */
export class RecordPlaces {
  readonly request: RequestPlaces;
  readonly #times: readonly number[];
  readonly #levels: readonly number[];
  readonly #messages: readonly number[];
  readonly #error: ErrorPlaces | undefined;
  readonly #isGelf: boolean;
  readonly #quoted: readonly boolean[];
  /** A record of this kind that has a time is one of a log. */
  readonly #tellsLogger: boolean;
  readonly #tellsRequest: boolean;
  /** Docker's own, around a line that is read by itself. */
  readonly #isWrapping: boolean;
  readonly #others: readonly number[];
  readonly #names: readonly string[];
  /** A log has few words for its levels. */
  readonly #known = new Map<string, Level | undefined>();

  /** Who says the record, where its requests are written as Caddy writes them. */
  readonly #caddy: readonly number[];

  constructor(shape: LineShape) {
    const places = new Places(shape);
    this.#caddy = places.has('request.uri') ? places.of('logger') : [];
    this.request = new RequestPlaces(places);
    this.#times = places.of(times);
    this.#levels = places.of(levels);
    // Lambda's platform tells by its type what its record is of.
    this.#messages = places.of(places.has('record.requestId') ? 'type' : messages);
    this.#error = ErrorPlaces.among(places);
    this.#isGelf = places.has('short_message');
    this.#quoted = shape.quoted;
    this.#names = shape.names;
    this.#tellsLogger = places.has('msg logger name caller event eventSource record.requestId');
    this.#isWrapping = shape.names[0] === 'log' && shape.names.includes('stream');
    this.#tellsRequest =
      ['req', 'res', 'request', 'httpRequest', 'http'].some((name) => places.hasObject(name)) ||
      places.has('request_method requestMethod RequestMethod') ||
      (places.has('method httpMethod') && places.has('status response_code statusCode'));
    const used = new Set([...this.request.used, ...this.#times, ...this.#levels, ...this.#messages]);
    this.#others = shape.names.map((_, i) => i).filter((i) => !used.has(i) && !bookkeeping.test(shape.names[i] ?? ''));
  }

  time(record: Scalars, clock: Clock, line: number): Instant | undefined {
    for (const place of this.#times) {
      const text = record.value(place);
      const found = clock.iso(text, line) ?? instantOf(text, line);
      if (found) return found;
    }
    return undefined;
  }

  level(record: Scalars): Level | undefined {
    for (let i = 0; i < this.#levels.length; i += 1) {
      const place = this.#levels[i] ?? 0;
      const text = record.value(place);
      let found = this.#known.get(text);
      if (found === undefined) {
        found = this.#levelFrom(text, this.#quoted[place] ?? true);
        if (this.#known.size < mostKnown && text.length < 20) this.#known.set(text, found);
      }
      if (found) return found;
    }
    return undefined;
  }

  #levelFrom(text: string, quoted: boolean): Level | undefined {
    if (quoted && !/^\d+$/.test(text)) return text.length < 2 ? undefined : levelOf(text);
    const value = Number(text);
    if (this.#isGelf) return ofSyslog[value];
    return !quoted && value >= 10 && value < 70 ? numbered[Math.floor(value / 10) - 1] : undefined;
  }

  message(record: Scalars): string | undefined {
    return pick(record, this.#messages);
  }

  /** @param message what the record says: a stack trace may be in it */
  error(record: Scalars, message: string | undefined, line: number): LogRecord['error'] {
    const error = this.#error?.read(record, line);
    if (error || !message?.includes('\n')) return error;
    const frames = framesIn(message, line);
    return frames.length > 0 ? { ...named(headline(message)), frames } : undefined;
  }

  /** Whether the web server Caddy wrote the record, of a request or of why it failed. */
  isCaddys(record: Scalars): boolean {
    return this.#caddy.length > 0 && pick(record, this.#caddy)?.startsWith('http.log.') === true;
  }

  /** Whether a record is one of a log, and not just any object. */
  isLog(level: Level | undefined, isTimed: boolean, isPrefixed: boolean): boolean {
    const hasMessage = this.#messages.length > 0 || this.#error?.isObject === true;
    if (this.#isWrapping) return false;
    if (level && (hasMessage || this.#times.length > 0)) return true;
    if (!isTimed) return false;
    return this.#tellsRequest || (hasMessage && (this.#tellsLogger || isPrefixed)) || this.#isGelf;
  }

  /** What is neither the record's nor the request's own. */
  others(record: Scalars): Record<string, string> | undefined {
    if (this.#others.length === 0) return undefined;
    const fields: Record<string, string> = {};
    let count = 0;
    for (const place of this.#others) {
      const value = record.value(place);
      if (value === '' || value === '-' || value === 'null') continue;
      fields[this.#names[place] ?? ''] = value;
      count += 1;
    }
    return count > 0 ? fields : undefined;
  }
}

/** Where a record has its error: an object, or a text beside the message. */
class ErrorPlaces {
  /** True when the error is an object with members. */
  readonly isObject: boolean;
  readonly #message: readonly number[];
  readonly #bare: readonly number[];
  readonly #stack: readonly number[];
  /** Stacks as lists of lines. */
  readonly #lines: readonly number[];
  readonly #type: readonly number[];
  readonly #code: readonly number[];

  private constructor(places: Places, name: string | undefined) {
    const inObject = (part: keyof typeof ofError) =>
      name === undefined ? [] : places.of(ofError[part].map((member) => `${name}.${member}`).join(' '));
    this.isObject = name !== undefined;
    this.#message = inObject('message');
    this.#bare = places.textsOf(bareMessages);
    this.#stack = [...inObject('stack'), ...places.textsOf(stacks)];
    this.#lines = places.matching(/^(?:(?:err|error)\.)?(?:stackTrace|stack|trace)\.\d{1,3}$/);
    this.#type = [...inObject('type'), ...places.of(types)];
    this.#code = [...inObject('code'), ...places.of(codes)];
  }

  static among(places: Places): ErrorPlaces | undefined {
    const found = new ErrorPlaces(
      places,
      errors.find((name) => places.hasObject(name)),
    );
    const has =
      found.isObject || found.#bare.length + found.#stack.length + found.#lines.length + found.#code.length > 0;
    return has ? found : undefined;
  }

  read(record: Scalars, line: number): LogRecord['error'] {
    const stack =
      pick(record, this.#stack) ??
      (this.#lines.length > 0 ? this.#lines.map((place) => record.value(place)).join('\n') : undefined);
    const message = pick(record, this.#message) ?? pick(record, this.#bare) ?? stack;
    const code = pick(record, this.#code);
    if (message === undefined) return undefined;
    const error: NonNullable<LogRecord['error']> = {
      message: (message.includes('\n') || message === stack ? headline(message) : message).replace(typePrefix, ''),
      frames: stack?.includes('\n') ? framesIn(stack, line) : [],
    };
    const type = pick(record, this.#type) ?? typePrefix.exec(stack ? headline(stack) : message)?.[1];
    if (type) error.type = type;
    if (code) error.code = code;
    return error;
  }
}

const typePrefix = /^([A-Za-z_$][\w.$]{0,80}(?:Error|Exception)|Error): /;

/** `TypeError: no id` as a type and a message. */
function named(text: string): { type?: string; message: string } {
  const type = typePrefix.exec(text)?.[1];
  const message = text.replace(typePrefix, '');
  return type ? { type, message } : { message };
}

/** The line of a stack trace that says what went wrong. */
function headline(stack: string): string {
  const all = stack.trim().split('\n', 200);
  // A Python traceback ends with what went wrong, every other begins with it.
  return (stack.startsWith('Traceback') ? all.at(-1) : all[0]) ?? '';
}
