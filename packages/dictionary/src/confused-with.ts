import type { Cause, Knowledge } from '@causeway/rules';
import { causeAddress } from './addresses.ts';
import { isWritten, natsOf, tellingChoices } from './telling.ts';

/** A cause that looks like another. */
export interface ConfusedWith {
  id: string;
  title: string;
  page: string;
  /** `takes_over`: where both fit, this one explains what that one shows; `taken_over` the reverse. */
  outranks: 'takes_over' | 'taken_over' | null;
  /** Evidence that looks like this one and is that one, in a few words. */
  alike: readonly string[];
  /** Share of what speaks for this one that speaks for that one too, 0 to 1; what is rarer counts more. */
  shared: number;
  /** The question that tells the two apart best, with the answer for each; null where none does. */
  apart: { fact: string; text: string; thisOne: string; thatOne: string } | null;
}

const most = 8;
/** Below this, two causes have nothing in common but what many have. */
const worthNaming = 0.12;
/** Odds of 5:1 between two causes: what tells them apart at all. */
const telling = Math.log(5);

/** The causes that one is confused with: by rank, by near misses among its examples, by what speaks for both. */
export function confusedWith(cause: Cause, knowledge: Knowledge, common: CommonGround): ConfusedWith[] {
  return [...knowledge.causes.values()]
    .filter((other) => other.id !== cause.id)
    .map((other) => ({
      other,
      outranks: rankBetween(cause, other),
      alike: nearMisses(cause, other),
      shared: sharedSupport(cause, other, common),
    }))
    .filter(({ outranks, alike, shared }) => outranks !== null || alike.length > 0 || shared >= worthNaming)
    .toSorted((a, b) => closeness(b) - closeness(a))
    .slice(0, most)
    .map(({ other, outranks, alike, shared }) => ({
      id: other.id,
      title: other.title,
      page: causeAddress(other.id),
      outranks,
      alike,
      shared: Math.round(shared * 100) / 100,
      apart: questionBetween(cause, other, knowledge),
    }));
}

function closeness({ outranks, alike, shared }: Pick<ConfusedWith, 'outranks' | 'alike' | 'shared'>): number {
  return (outranks ? 0.5 : 0) + 2 * alike.length + 4 * shared;
}

function rankBetween(cause: Cause, other: Cause): ConfusedWith['outranks'] {
  if (cause.outranks.includes(other.id)) return 'takes_over';
  return other.outranks.includes(cause.id) ? 'taken_over' : null;
}

/** Examples of a cause that must not lead to it and lead to the other one instead. */
function nearMisses(cause: Cause, other: Cause): string[] {
  return (cause.cases?.not_here ?? []).filter(({ instead }) => instead === other.id).map(({ name }) => name);
}

type Support = ReadonlyMap<string, number>;

/** What speaks for each cause, and how rare each condition is among causes. */
export interface CommonGround {
  /** By cause and condition: nats. */
  supports: ReadonlyMap<string, Support>;
  /** By condition: the natural log of one in so many causes. */
  rarity: ReadonlyMap<string, number>;
}

export function commonGround({ causes }: Knowledge): CommonGround {
  const supports = new Map([...causes.values()].map((cause) => [cause.id, supportOf(cause)]));
  const counts = new Map<string, number>();
  for (const key of [...supports.values()].flatMap((support) => [...support.keys()])) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { supports, rarity: new Map([...counts].map(([key, count]) => [key, Math.log(causes.size / count)])) };
}

function supportOf(cause: Cause): Support {
  const supporting = cause.rules.filter((rule) => rule.log > 0 && isWritten(rule));
  return new Map(supporting.map((rule) => [JSON.stringify(rule.when), rule.log]));
}

function sharedSupport(cause: Cause, other: Cause, { supports, rarity }: CommonGround): number {
  const theirs = supports.get(other.id);
  let [shared, all] = [0, 0];
  for (const [key, log] of supports.get(cause.id) ?? []) {
    const weight = rarity.get(key) ?? 0;
    shared += weight * Math.min(log, theirs?.get(key) ?? 0);
    all += weight * log;
  }
  return all > 0 ? shared / all : 0;
}

function questionBetween(cause: Cause, other: Cause, knowledge: Knowledge): ConfusedWith['apart'] {
  const questions = [...knowledge.askable.keys()].flatMap((fact) => {
    const ask = knowledge.facts.get(fact)?.ask;
    const theirs = tellingChoices(fact, other, knowledge);
    const odds = tellingChoices(fact, cause, knowledge).map((choice, i) => {
      const their = theirs[i];
      return { label: choice.label, nats: natsOf(choice) - (their ? natsOf(their) : 0) };
    });
    const ordered = odds.toSorted((a, b) => b.nats - a.nats);
    const [best, worst] = [ordered[0], ordered.at(-1)];
    if (!ask || !best || !worst || best.nats <= 0 || worst.nats >= 0) return [];
    const swing = best.nats - worst.nats;
    return swing < telling
      ? []
      : [{ worth: swing / ask.cost, apart: { fact, text: ask.text, thisOne: best.label, thatOne: worst.label } }];
  });
  return questions.toSorted((a, b) => b.worth - a.worth)[0]?.apart ?? null;
}
