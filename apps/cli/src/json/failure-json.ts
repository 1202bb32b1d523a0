import type { Document } from '@causeway/evidence';
import type { Failure } from '@causeway/rules';

const quotedCharacters = 2_000;

/** A failure as the contract has it; `lines` are those of its first exchange. */
export function failureJson(failure: Failure, documents: readonly Document[]): object {
  const { direction, host, method, path, status, errorCode, exchanges } = failure;
  const { artifact, firstLine, lastLine } = exchanges[0];
  const document = documents.find((d) => d.name === artifact);
  const quote = (document?.lines.slice(firstLine - 1, lastLine).join('\n') ?? '').slice(0, quotedCharacters);
  return {
    direction,
    host: host ?? null,
    method: method ?? null,
    path: path ?? null,
    status: status ?? null,
    errorCode: errorCode ?? null,
    count: exchanges.length,
    lines: { artifact, firstLine, lastLine, quote },
  };
}
