import type { Redaction } from '../redact.ts';

/** Of each kind and artifact, so many are listed; a log can have one a line. */
const mostOfAKind = 100;

/** Lists what was masked; past a bound of each kind and artifact it is counted on the last that is listed. */
export class RedactionList {
  readonly #listed: Redaction[] = [];
  readonly #kinds = new Map<string, { count: number; last: Redaction }>();

  add(redaction: Redaction): void {
    const name = `${redaction.kind}\n${redaction.artifact}`;
    const kind = this.#kinds.get(name);
    if (kind && kind.count >= mostOfAKind) {
      kind.last.more = (kind.last.more ?? 0) + 1 + (redaction.more ?? 0);
      return;
    }
    const last = { ...redaction };
    this.#listed.push(last);
    this.#kinds.set(name, { count: (kind?.count ?? 0) + 1, last });
  }

  get listed(): readonly Redaction[] {
    return this.#listed;
  }
}
