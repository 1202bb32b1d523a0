import type { CaseChange, KnowledgeDifference, Outcome } from '@causeway/rules';

/** What differs between two knowledges, as plain data. */
export function differenceJson(
  difference: KnowledgeDifference,
  changes: readonly CaseChange[],
  compared: number,
): object {
  return {
    ...difference,
    cases: {
      compared,
      changed: changes.map(({ id, before, after, right }) => {
        const named = [...new Set([before.first, after.first])];
        return {
          id,
          right: right ?? null,
          before: outcomeJson(before),
          after: outcomeJson(after),
          probabilities: named.map((cause) => ({
            cause,
            before: before.probability.get(cause) ?? null,
            after: after.probability.get(cause) ?? null,
          })),
        };
      }),
    },
  };
}

function outcomeJson({ first, conclusive, nextStep }: Outcome): object {
  return {
    first,
    conclusive,
    nextStep: nextStep.kind === 'request' ? { kind: nextStep.kind, request: nextStep.request.id } : nextStep,
  };
}
