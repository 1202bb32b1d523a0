import { pageOf } from '@causeway/dictionary/addresses';
import { type Fix, fixFor, type Hypothesis, type Knowledge } from '@causeway/rules';

/**
 * The cause of a hypothesis as the contract has it; its check is about the failure that it explains.
 * @param service where the service is reached, for the address of the cause's page
 */
export function causeJson(hypothesis: Hypothesis, knowledge: Knowledge, service: string | undefined): object | null {
  const { cause } = hypothesis;
  if (!cause) return null;
  return {
    id: cause.id,
    title: cause.title,
    area: cause.area,
    symptoms: cause.symptoms.map((id) => ({ id, title: knowledge.symptoms.get(id)?.title ?? id })),
    fix: fixJson(fixFor(hypothesis)),
    sources: cause.sources,
    page: pageOf(cause.id, service),
  };
}

/** A fix as the contract has it. */
export function fixJson(fix: Fix | null): object | null {
  return fix && { steps: fix.steps, verify: fix.verify, prevent: fix.prevent, command: fix.command };
}
