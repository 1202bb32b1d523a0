import { type Document, linesBetween } from '@causeway/evidence';
import type { Failure } from '@causeway/rules';

const quotedCharacters = 2_000;

/** A failure as the service has it; `lines` are those of its first exchange. */
export function failureJson(failure: Failure, documents: readonly Document[]): object {
  const { direction, host, method, path, status, errorCode, exchanges, count, share, lastLine, times } = failure;
  const { artifact, firstLine, lastLine: lines } = exchanges[0];
  const document = documents.find((d) => d.name === artifact);
  const quoted = document ? linesBetween(document, firstLine, lines) : [];
  return {
    direction,
    host: host ?? null,
    method: method ?? null,
    path: path ?? null,
    status: status ?? null,
    errorCode: errorCode ?? null,
    count,
    share,
    firstSeen: timeOf(failure.firstAt?.at),
    lastSeen: timeOf(failure.lastAt?.at),
    lastLine,
    overTime: times
      ? { startsAt: timeOf(times.startsAt), stepSeconds: times.stepMs / 1000, counts: times.counts }
      : null,
    lines: { artifact, firstLine, lastLine: lines, quote: quoted.join('\n').slice(0, quotedCharacters) },
  };
}

/** ISO 8601; null for no time, and for one that no calendar has. */
function timeOf(at: number | undefined): string | null {
  return at === undefined || Math.abs(at) > 8.64e15 ? null : new Date(at).toISOString();
}
