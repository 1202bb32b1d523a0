import { valuesOf } from '../information.ts';
import { evidenceFor } from '../weigh.ts';
import type { Fact, Knowledge } from './compile.ts';
import { type FactRecord, fails } from './conditions.ts';
import type { FactValue } from './fact-values.ts';
import type { Gathered } from './gather.ts';
import { numbersAround } from './implies.ts';
import { obtainableValues } from './obtainable.ts';
import { logRatio } from './strength.ts';
import type { Warning } from './warning.ts';

/** What a fact's values do to the log-odds of each cause, by cause; causes that it leaves alone are not in it. */
type Effects = ReadonlyMap<string | null, readonly number[]>;

/** Odds of one cause against another that are moved by less than this tell nothing apart. */
const telling = logRatio.moderate;

/**
 * Pairs of causes that no question and no request tells apart: whatever comes of it, the odds between the two stay
 * nearly what they were. Rules that the fact leaves open count whole: what is not told apart so never is.
 */
export function checkApart({ causes }: Gathered, knowledge: Knowledge, noted: ReadonlySet<string>): Warning[] {
  const revealed = knowledge.requests.flatMap((request) => request.reveals);
  const effects = [...new Set([...knowledge.askable.keys(), ...revealed])].map((id) => effectsOf(id, knowledge, noted));
  return causes.flatMap((source, i) =>
    causes.slice(i + 1).flatMap((other): Warning[] => {
      if (effects.some((fact) => swing(fact.get(source.id), fact.get(other.id)) >= telling)) return [];
      const message = `no question and no request tells it from ${other.id}`;
      const mend = 'add a question whose answers speak for one and against the other, or make one cause of the two';
      return [{ kind: 'not_told_apart', ...source.problem(['rules'], message, mend) }];
    }),
  );
}

function effectsOf(id: string, knowledge: Knowledge, noted: ReadonlySet<string>): Effects {
  const fact = knowledge.facts.get(id);
  const rulesOf = knowledge.rulesByFact.get(id);
  if (!fact || !rulesOf) return new Map();
  const values = valuesGiven(fact, knowledge, noted);
  return new Map(
    [...rulesOf].map(([cause, rules]) => [
      cause,
      [
        // What an artifact does not show stays unknown.
        ...(fact.ask ? [] : [0]),
        ...values.map((value) => {
          const record: FactRecord = [];
          record[fact.slot] = value;
          return evidenceFor(rules.filter((rule) => rule.test(record) !== fails));
        }),
      ],
    ]),
  );
}

/** What a person can answer, or where nobody is asked what an artifact can show. */
function valuesGiven(fact: Fact, knowledge: Knowledge, noted: ReadonlySet<string>): readonly FactValue[] {
  const values = fact.ask
    ? [...new Set<FactValue>(Object.values(fact.ask.choices))]
    : (obtainableValues(fact, noted) ?? writtenValues(fact, knowledge));
  return fact.type === 'set' ? values.map((value) => [value].flat().map(String)) : values;
}

function writtenValues({ id, type }: Fact, knowledge: Knowledge): readonly FactValue[] {
  const written = valuesOf(id, knowledge);
  return type === 'number' || type === 'time' ? numbersAround(written.map(Number)) : written;
}

/** By how much the log-odds between two causes differ from one value to another. */
function swing(one: readonly number[] | undefined, other: readonly number[] | undefined): number {
  const differences = (one ?? other ?? []).map((_, i) => (one?.[i] ?? 0) - (other?.[i] ?? 0));
  return differences.length === 0 ? 0 : Math.max(...differences) - Math.min(...differences);
}
