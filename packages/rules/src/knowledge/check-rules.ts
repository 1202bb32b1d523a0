import type { Knowledge, Rule } from './compile.ts';
import type { Gathered } from './gather.ts';
import { implies, isEquivalent } from './implies.ts';
import type { Warning } from './warning.ts';
import { isWritten } from './written.ts';

/**
 * Rules of one cause that get in each other's way: such as never count, because others that hold whenever they do
 * have used what they rest on; and such as say the opposite of the same conditions.
 */
export function checkRules({ causes, none }: Gathered, knowledge: Knowledge): Warning[] {
  const owners = [
    ...causes.map((source) => ({ source, all: knowledge.causes.get(source.id)?.rules ?? [] })),
    ...(none ? [{ source: none, all: knowledge.none.rules }] : []),
  ];
  return owners.flatMap(({ source, all }) => {
    const rules = all.filter(isWritten);
    return rules.flatMap((rule, i): Warning[] => {
      const at = (message: string, mend: string) => source.problem(['rules', i], message, mend);
      const opposite = rules
        .slice(0, i)
        .find((other) => Math.sign(other.log) !== Math.sign(rule.log) && isSame(other, rule, knowledge));
      if (opposite) {
        const message = `says the opposite of "${opposite.says}", which holds in the same cases`;
        return [{ kind: 'contradicting', ...at(message, 'keep the one that is true') }];
      }
      const shadows = shadowsOf(rule, rules, knowledge);
      if (!shadows) return [];
      const named = shadows.map((s) => `"${s.says}"`).join(' and ');
      const says = `never counts: ${named} ${shadows.length > 1 ? 'hold' : 'holds'} whenever it does, and ${shadows.length > 1 ? 'rest' : 'rests'} on all that it rests on`;
      return [{ kind: 'shadowed', ...at(says, mendOf(rule, shadows)) }];
    });
  });
}

function isSame(a: Rule, b: Rule, { facts }: Knowledge): boolean {
  return a.facts.some((fact) => b.facts.includes(fact)) && isEquivalent(a.when, b.when, facts);
}

/**
 * The rules because of which one never counts, or undefined where it can. Of the findings of a cause the strongest
 * counts first, and each next one only if it rests on a fact that none before it has used (`weigh.ts`): so a rule
 * never counts where rules that come before it and that it implies rest on all its facts.
 */
function shadowsOf(rule: Rule, rules: readonly Rule[], knowledge: Knowledge): Rule[] | undefined {
  const { facts, weighing } = knowledge;
  const at = rules.indexOf(rule);
  const left = new Set(rule.facts);
  const shadows: Rule[] = [];
  const earlier = rules.filter((other, i) => {
    const [own, its] = [Math.abs(rule.log), Math.abs(other.log)];
    // Resting on all its facts, the other is only said where this one is; else it may count less.
    const least = rule.facts.every((fact) => other.facts.includes(fact)) ? its : its * weighing.said;
    return other !== rule && (least > own || (least === own && i < at));
  });
  // One that rests on all of them says it alone.
  for (const other of earlier.toSorted((a, b) => sharedWith(b, rule) - sharedWith(a, rule))) {
    if (!other.facts.some((fact) => left.has(fact)) || !implies(rule.when, other.when, facts)) continue;
    for (const fact of other.facts) left.delete(fact);
    shadows.push(other);
    if (left.size === 0) return shadows;
  }
  return undefined;
}

function sharedWith(other: Rule, rule: Rule): number {
  return rule.facts.filter((fact) => other.facts.includes(fact)).length;
}

function mendOf(rule: Rule, [first, ...others]: readonly Rule[]): string {
  if (others.length > 0 || !first) return 'remove it, or make it stronger than those';
  return Math.sign(first.log) === Math.sign(rule.log)
    ? 'remove it, or give it a condition on another fact'
    : 'make it the stronger of the two, or remove it';
}
