import { choicesOf, type Fact } from '@causeway/rules';

/** A question as the contract has it; null for a fact that no one is asked for. */
export function questionJson(fact: Fact | undefined): object | null {
  if (!fact?.ask) return null;
  return {
    id: fact.id,
    fact: fact.id,
    text: fact.ask.text,
    help: fact.ask.help ?? null,
    choices: choicesOf(fact).map(({ id, label }) => ({ id, label })),
  };
}
