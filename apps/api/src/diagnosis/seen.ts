import { type Document, lineCount, linesBetween } from '@causeway/evidence';
import type { Failure, Witnessed } from '@causeway/rules';

/** Lists of an answer end here: whoever has more failures than this has them from few causes. */
const listed = { failures: 100, redactions: 1_000, recognised: 1_000 };

/** Exchanges of a failure that are kept: the first speaks for all. */
const keptExchanges = 3;

/**
 * What an answer needs of what was seen, and no more: the text of 25 MiB stays in the thread that read it, but for
 * the lines that are quoted.
 */
export function seenOf({ observed, reading, documents, redactions }: Witnessed): Witnessed {
  const short = new Map(observed.failures.map((failure) => [failure, withFewExchanges(failure)]));
  const failures = [...short.values()].slice(0, listed.failures);
  return {
    observed: {
      ...observed,
      failures,
      subjects: mapped(observed.subjects, (subject) => ({
        ...subject,
        failure: subject.failure && (short.get(subject.failure) ?? withFewExchanges(subject.failure)),
      })),
    },
    reading: {
      ...{ exchanges: [], records: [], lookups: [], handshakes: [], routes: [], settings: [] },
      recognised: reading.recognised.slice(0, listed.recognised),
    },
    documents: documents.map((document) => quotedOnly(document, failures)),
    redactions: redactions.slice(0, listed.redactions),
  };
}

function withFewExchanges(failure: Failure): Failure {
  const [first, ...rest] = failure.exchanges;
  return { ...failure, exchanges: [first, ...rest.slice(0, keptExchanges - 1)] };
}

function quotedOnly(document: Document, failures: readonly Failure[]): Document {
  const numbers = new Set<number>();
  for (const { exchanges } of failures) {
    const [{ artifact, firstLine, lastLine }] = exchanges;
    if (artifact !== document.name) continue;
    for (let line = firstLine; line <= Math.min(lastLine, firstLine + mostQuoted); line += 1) numbers.add(line);
  }
  const sorted = [...numbers].sort((a, b) => a - b);
  return {
    name: document.name,
    lines: sorted.map((line) => linesBetween(document, line, line)[0] ?? ''),
    numbers: sorted,
    lineCount: lineCount(document),
  };
}

/** Lines of an exchange that may be quoted. */
const mostQuoted = 200;

function mapped<A, B>([first, ...rest]: readonly [A, ...A[]], change: (one: A) => B): [B, ...B[]] {
  return [change(first), ...rest.map(change)];
}
