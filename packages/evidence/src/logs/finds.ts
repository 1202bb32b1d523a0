import type { Exchange, LogRecord } from '../exchange.ts';
import type { Found } from '../reader.ts';

/** Collects what a reader of single lines reads; lines that follow each other become one find. */
export class Finds {
  readonly found: Found[] = [];
  #last: (Found & { exchanges: Exchange[]; records: LogRecord[] }) | undefined;

  /** Takes a line, or a run of lines, with what was read of it. Lines come in order. */
  add(firstLine: number, exchange?: Exchange, record?: LogRecord, lastLine = firstLine): void {
    if (this.#last?.lastLine === firstLine - 1) this.#last.lastLine = lastLine;
    else {
      this.#last = { firstLine, lastLine, exchanges: [], records: [] };
      this.found.push(this.#last);
    }
    if (exchange) this.#last.exchanges.push(exchange);
    if (record) this.#last.records.push(record);
  }
}
