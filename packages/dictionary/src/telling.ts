import { type Cause, type FactRecord, holds, type Knowledge, likenessFacts, type Rule } from '@causeway/rules';

/** What one answer to a question says about a cause. */
export interface TellingChoice {
  label: string;
  /** The strongest rule that the answer alone makes hold; null where it says nothing. */
  rule: Rule | null;
}

/**
 * What each choice of a fact's question says about a cause by itself. Rules that need a second fact stay out: what they
 * say depends on it.
 */
export function tellingChoices(factId: string, cause: Cause, knowledge: Knowledge): TellingChoice[] {
  const fact = knowledge.facts.get(factId);
  if (!fact?.ask) return [];
  const naming = knowledge.rulesByFact.get(factId)?.get(cause.id) ?? [];
  const rules = naming.filter((rule) => rule.facts.length === 1);
  return Object.entries(fact.ask.choices).map(([label, value]) => {
    if (rules.length === 0) return { label, rule: null };
    const record: FactRecord = [];
    record[fact.slot] = fact.type === 'set' ? [String(value)] : value;
    const held = rules.filter((rule) => rule.test(record) === holds);
    return { label, rule: held.toSorted((a, b) => Math.abs(b.log) - Math.abs(a.log))[0] ?? null };
  });
}

/** What a choice adds to the log-odds of the cause; nats. */
export function natsOf({ rule }: TellingChoice): number {
  return rule?.log ?? 0;
}

/** Whether a person wrote a rule: those of likeness follow from the wordings. */
export function isWritten({ facts }: Rule): boolean {
  return !facts.some((fact) => fact === likenessFacts.report || fact === likenessFacts.printed);
}
