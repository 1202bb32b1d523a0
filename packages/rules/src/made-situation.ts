import type { Situation } from './information.ts';
import type { Knowledge } from './knowledge/compile.ts';
import { type FactValue, stateValue } from './knowledge/fact-values.ts';
import type { Observation, ObservationSource } from './observe/observation.ts';
import { probabilities, score } from './weigh.ts';

/** A situation, with what was seen. */
export interface MadeSituation extends Situation {
  observations: ReadonlyMap<string, Observation>;
}

/** What a test may say of a situation beside what is known. */
export interface MadeOtherwise {
  /** Instead of what follows from the findings. */
  probability?: Situation['probability'];
  asked?: readonly string[];
  /** Where every observation comes from; a line of an artifact where nothing is said. */
  source?: ObservationSource;
}

/** The situation in which just these facts are known: a diagnosis up to its next step, without the reading. */
export function situationOn(
  values: Readonly<Record<string, FactValue>>,
  knowledge: Knowledge,
  { probability, asked, source }: MadeOtherwise = {},
): MadeSituation {
  const seenAt = source ?? { kind: 'lines', artifact: 'log', firstLine: 1, lastLine: 1, quote: 'x' };
  const observations = new Map(
    Object.entries(values).map(([id, value]) => {
      const fact = knowledge.facts.get(id);
      if (!fact) throw new Error(`${id} is not a fact of this knowledge`);
      return [id, { fact: id, statement: stateValue(fact, value), value, source: seenAt }];
    }),
  );
  const record = [...knowledge.facts.keys()].map((id) => observations.get(id)?.value);
  const held = knowledge.screen
    .holding(record)
    .map((rule) => ({ rule, observations: rule.facts.flatMap((fact) => observations.get(fact) ?? []) }));
  return {
    knowledge,
    probability: probability ?? probabilities([score(held, knowledge)]),
    record,
    held,
    asked: new Set(asked),
    observations,
  };
}

/** What the findings on these facts make of the odds of each hypothesis, as factors; "none of these" is `none`. */
export function movesOn(values: Readonly<Record<string, FactValue>>, knowledge: Knowledge): Record<string, number> {
  const scores = [...score(situationOn(values, knowledge).held, knowledge)];
  const prior = (cause: string | null) => (cause === null ? knowledge.none : knowledge.causes.get(cause))?.prior ?? 0;
  return Object.fromEntries(
    scores.map(([cause, value]) => [cause ?? 'none', Number((Math.exp(value) / prior(cause)).toPrecision(10))]),
  );
}
