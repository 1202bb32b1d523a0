import type { Section } from './document.ts';
import type { Exchange, LogRecord } from './exchange.ts';

/**
 * Reads one format. To add one: a file in `readers/` that exports a reader, its test beside it, and
 * its place in the order of `readers.ts`.
 */
export interface Reader {
  /** Kebab-case, the file's name: `curl-verbose`. */
  id: string;
  /** As a person would call the format: `curl -v transcript`. */
  title: string;
  /**
   * Finds every occurrence of the format in a run of lines. Total: whatever the text, it returns.
   * Lines around and between what it knows are left alone, for other readers.
   */
  read(section: Section): Found[];
}

/** What a reader found, with the lines that it takes: numbers of the artifact, both ends included. */
export interface Found {
  firstLine: number;
  lastLine: number;
  exchanges?: Exchange[];
  records?: LogRecord[];
}
