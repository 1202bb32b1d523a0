import { anchors, holds } from '../packages/rules/src/knowledge/conditions.ts';
import { Screen } from '../packages/rules/src/screen.ts';
import { type Line, measure, show } from './measure.ts';
import { ruleSet } from './synthetic-rules.ts';

/**
 * Time to screen 100 to 10,000 rules. As in real knowledge the vocabulary grows with the rules (30 facts
 * for each 150) while one case goes on knowing 30 facts: the time should follow the rules that could
 * hold, which are those with an anchor that the record satisfies.
 */
export async function benchGrowth(): Promise<Line[]> {
  const lines: Line[] = [];
  let first: { own: number; all: number; could: number } | undefined;
  for (const count of [100, 300, 1000, 3000, 10_000]) {
    const set = ruleSet(count, Math.max(30, count / 5));
    const screen = new Screen(set.rules, set.facts);
    const step = Math.floor(set.record.length / 30);
    const record = set.record.map((value, slot) => (slot % step === 0 ? value : undefined));
    const could = set.rules.filter((rule) =>
      anchors(rule.when).some((anchor) => record[set.facts.get(anchor.fact)?.slot ?? -1] === anchor.value),
    ).length;
    const times = await measure(
      [
        { name: 'screen', run: () => screen.holding(record) },
        { name: 'all', run: () => set.rules.filter((rule) => rule.test(record) === holds).length },
      ],
      5,
      60,
    );
    const { screen: own = 0, all = 0 } = times;
    first ??= { own, all, could };
    const factor = (now: number, then: number) => `${(now / then).toFixed(1)}×`;
    lines.push({
      what: `screening ${count} rules, of which ${could} could hold (${factor(could, first.could)})`,
      measured: `${show(own)}, ${factor(own, first.own)} that of 100 rules; testing every rule ${show(all)}, ${factor(all, first.all)}`,
      wanted: 'printed',
      holds: undefined,
    });
  }
  return lines;
}
