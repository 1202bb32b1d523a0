import type { Section } from './document.ts';
import type { DnsLookup, Route, TlsHandshake } from './endpoint-look.ts';
import type { Exchange, LogRecord } from './exchange.ts';
import type { Setting } from './setting.ts';

/**
 * Reads one format. To add one: a file in a family of `readers/` that exports a reader, its test beside it, its
 * samples in `samples/<id>/`, and its place in the family's `order.ts`.
 */
export interface Reader {
  /** Kebab-case, the file's name: `curl-verbose`. */
  id: string;
  /** As a person would call the format: `curl -v transcript`. */
  title: string;
  /** The formats that it reads, each with a sample: real output of the tool, or what its documentation shows. */
  formats: readonly Format[];
  /** True when each line says all by itself; of a long text that is made of such lines this reader may go first. */
  lineByLine?: true;
  /**
   * Finds every occurrence of the format in a run of lines. Total: whatever the text, it returns, in time that
   * grows with the text. Lines around and between what it knows are left alone, for other readers.
   */
  read(section: Section): Found[];
}

/** One format, or one tool's dialect of it. */
export interface Format {
  /** As a person would call it: `HAR saved by Firefox`. */
  title: string;
  /** File in `samples/<reader's id>/`; other files there show more of the same. */
  sample: string;
  /** Where the sample is from: the tool and version that was run, or the address of the documentation. */
  source: string;
}

/** What a reader found, with the lines that it takes: numbers of the artifact, both ends included. */
export interface Found {
  firstLine: number;
  lastLine: number;
  exchanges?: Exchange[];
  records?: LogRecord[];
  lookups?: DnsLookup[];
  handshakes?: TlsHandshake[];
  routes?: Route[];
  settings?: Setting[];
}
