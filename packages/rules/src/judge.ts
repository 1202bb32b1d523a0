import { RecordAlmanac } from './engine-rule.ts';
import type { Knowledge, Rule } from './knowledge/compile.ts';
import type { FactRecord } from './knowledge/conditions.ts';
import type { Observation } from './observe/observation.ts';

/** A rule that holds, with the observations it rests on. */
export interface Held {
  rule: Rule;
  observations: readonly Observation[];
}

/** A record of facts with the observation behind each. */
export interface Judged {
  record: FactRecord;
  observations: ReadonlyMap<string, Observation>;
}

/**
 * Screens all rules against the record, then lets json-rules-engine judge those that hold; what it
 * confirms is the result. A rule holds when its conditions are true whatever the unknown facts may be:
 * conditions have no negation, so what json-rules-engine makes of an unknown fact cannot change that.
 */
export async function judge(judged: Judged, knowledge: Pick<Knowledge, 'facts' | 'screen'>): Promise<Held[]> {
  const holding = knowledge.screen.holding(judged.record);
  const confirmed = await confirm(holding, judged.record, knowledge);
  return confirmed.map((rule) => ({
    rule,
    observations: rule.facts.flatMap((fact) => judged.observations.get(fact) ?? []),
  }));
}

/** The rules among those given that json-rules-engine finds true of a record. */
export async function confirm(
  rules: readonly Rule[],
  record: FactRecord,
  knowledge: Pick<Knowledge, 'facts'>,
): Promise<Rule[]> {
  const almanac = new RecordAlmanac(record, knowledge.facts);
  const results = await Promise.all(rules.map((rule) => rule.engineRule.evaluate(almanac)));
  return rules.filter((_, i) => results[i]?.result === true);
}
