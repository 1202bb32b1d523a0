import type { DnsLookup, Route, TlsHandshake } from './endpoint-look.ts';
import type { Repeats } from './large/repeats.ts';
import type { Setting } from './setting.ts';

/**
 * What readers produce. Text in these shapes is already redacted; line numbers count from 1 in the
 * artifact as it was given, so that a person can find the line in their own file.
 */

/** A run of lines of one artifact, both ends included. */
export interface Lines {
  artifact: string;
  firstLine: number;
  lastLine: number;
}

/** Where a reader found something. */
export interface Place extends Lines {
  /** The reader's id. */
  reader: string;
}

/** One header as it stood in the text: the name keeps its case, the value is trimmed. */
export interface Header {
  name: string;
  value: string;
  line: number;
}

export interface Body {
  text: string;
  firstLine: number;
  lastLine: number;
  /** True when the source says, or the text shows, that the rest is missing. */
  truncated: boolean;
}

export interface HttpRequest {
  method?: string;
  /** Absolute where the source tells the host (also by a Host header), otherwise the path as it stood. */
  url?: string;
  httpVersion?: string;
  headers: Header[];
  body?: Body;
  /** Bytes, as the source states them. */
  bodyBytes?: number;
  line: number;
}

export interface HttpResponse {
  status: number;
  reason?: string;
  httpVersion?: string;
  headers: Header[];
  body?: Body;
  bodyBytes?: number;
  line: number;
}

/** Why no response came: a code where the tool gives one (`ECONNREFUSED`, `curl:60`), and its words. */
export interface TransportError {
  code?: string;
  message: string;
  firstLine: number;
  lastLine: number;
}

/** A point in time: milliseconds since 1970 in UTC. Without a zone in the source, read as UTC and said so. */
export interface Instant {
  at: number;
  zoneKnown: boolean;
  line: number;
}

export type Direction = 'api_call' | 'delivery';

/** One HTTP request with its response or its transport error. */
export interface Exchange extends Place {
  /** Whose record it is: a client's transcript, a server's log, or a sender's delivery log. */
  seenFrom: 'client' | 'server' | 'sender' | 'unknown';
  direction?: Direction;
  request?: HttpRequest;
  response?: HttpResponse;
  error?: TransportError;
  startedAt?: Instant;
  durationMs?: number;
  /** Milliseconds a phase, where the source has them (HAR names: dns, connect, ssl, send, wait, receive). */
  timings?: Record<string, number>;
  /** Address of the other side, as printed. */
  peer?: string;
  /** The TLS handshake under it, as far as the source shows it. */
  tls?: TlsHandshake;
  /** What a sender's delivery log says of it beside request and response. */
  attempt?: DeliveryAttempt;
  /**
   * What else the source states of it, under the source's own names (`termination_state`, `target_status_code`,
   * `response_flags`), scalar values as text.
   */
  fields?: Record<string, string>;
  /** Others that went alike and are not kept. */
  repeats?: Repeats;
  /** Of the first refusal (429, 503) by a host in a large artifact: requests to it in the minute before, kept or not. */
  minuteBefore?: number;
}

/** One attempt to deliver a webhook, as its sender records it. */
export interface DeliveryAttempt {
  /** Who sends, as the log names itself: `stripe`, `github`, `svix`. */
  sender?: string;
  /** Type of the event: `invoice.paid`, `push`. */
  event?: string;
  eventId?: string;
  deliveryId?: string;
  /** Counted from 1. */
  number?: number;
  /** The sender's own word for what became of it: `failed`, `pending`, `delivered`. */
  state?: string;
  /** When the sender tries again. */
  nextAt?: Instant;
  endpointId?: string;
  /** The sender's word for the state of the endpoint: `disabled`, `enabled`. */
  endpointState?: string;
  line: number;
}

export interface StackFrame {
  function?: string;
  file?: string;
  line: number;
}

/** One line or block of a log, or an error with its stack trace, that is not an exchange itself. */
export interface LogRecord extends Place {
  at?: Instant;
  level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  message: string;
  error?: { type?: string; code?: string; message: string; frames: StackFrame[] };
  /** The body of an answer whose status is not known: all that was seen of it. */
  body?: Body;
  /** Structured fields of the record, dotted names, scalar values as text. */
  fields?: Record<string, string>;
  /** Others that say the same but for numbers and ids, and are not kept. */
  repeats?: Repeats;
}

/** What was read out of all artifacts of one piece of evidence. */
export interface Reading {
  exchanges: Exchange[];
  records: LogRecord[];
  /** What tools saw of an endpoint without calling it. */
  lookups: DnsLookup[];
  handshakes: TlsHandshake[];
  routes: Route[];
  settings: Setting[];
}

/** The first header of that name, whatever its case. */
export function header(headers: readonly Header[], name: string): Header | undefined {
  const wanted = name.toLowerCase();
  return headers.find((h) => h.name.toLowerCase() === wanted);
}
