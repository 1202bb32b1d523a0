import type { Cause, Failure, Fix, Knowledge } from '@causeway/rules';
import { filledCommand } from '../render/fix.ts';

/** A cause as the contract has it; its check is about the failure that it explains. */
export function causeJson(cause: Cause, failure: Failure | undefined, knowledge: Knowledge): object {
  return {
    id: cause.id,
    title: cause.title,
    area: cause.area,
    symptoms: cause.symptoms.map((id) => ({ id, title: knowledge.symptoms.get(id)?.title ?? id })),
    fix: fixJson(cause.fix, failure),
    sources: cause.sources,
  };
}

/** A fix as the contract has it. */
export function fixJson(fix: Fix, failure: Failure | undefined): object {
  return { steps: fix.steps, verify: fix.verify, prevent: fix.prevent, command: filledCommand(fix, failure) };
}
