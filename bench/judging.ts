import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { judge } from '../packages/rules/src/judge.ts';
import { holds } from '../packages/rules/src/knowledge/conditions.ts';
import type { Condition, Operator } from '../packages/rules/src/knowledge/language.ts';
import { Screen } from '../packages/rules/src/screen.ts';
import { type Line, measure, show, timesAsFast } from './measure.ts';
import { type RuleSet, ruleSet } from './synthetic-rules.ts';

/** Judging 150 rules over 30 facts: ours against two rule engines and against the bare closures. */
export async function benchJudging(): Promise<Line[]> {
  const set = ruleSet(150);
  const knowledge = { facts: set.facts, screen: new Screen(set.rules, set.facts) };
  const engine = documentedEngine(set);
  const table = zenTable(set);
  const expressions = zenExpressions(set);
  const judged = { record: set.record, observations: new Map() };
  // zen-engine reads `group.fact` as a path.
  const nested = {
    group: Object.fromEntries(Object.entries(set.values).map(([id, value]) => [id.slice('group.'.length), value])),
  };

  const ours = (await judge(judged, knowledge)).map((held) => held.rule.id);
  const documented = (await engine.run(set.values)).events.map((event) => event.type);
  const rows: { rule: string }[] = (await table.evaluate(nested)).result;
  const flags: Record<string, boolean> = (await expressions.evaluate(nested)).result;
  const byExpression = set.rules.filter((_, i) => flags[`r${i}`] === true).map((rule) => rule.id);
  for (const other of [documented, rows.map((row) => row.rule), byExpression]) {
    if (other.toSorted().join() !== ours.toSorted().join()) throw new Error(`the engines disagree: ${ours} / ${other}`);
  }

  const times = await measure([
    { name: 'ours', run: () => judge(judged, knowledge) },
    { name: 'engine', run: () => engine.run(set.values) },
    { name: 'table', run: () => table.evaluate(nested) },
    { name: 'expressions', run: () => expressions.evaluate(nested) },
    { name: 'closures', run: () => set.rules.filter((rule) => rule.test(set.record) === holds).length },
  ]);
  const {
    ours: own = 0,
    engine: documentedTime = 0,
    table: tableTime = 0,
    expressions: expressionTime = 0,
    closures = 0,
  } = times;
  return [
    timesAsFast(
      `150 rules, ${ours.length} hold: judge against json-rules-engine as documented`,
      own,
      documentedTime,
      20,
    ),
    timesAsFast('150 rules: judge against @gorules/zen-engine, expression node', own, expressionTime, 10),
    timesAsFast('150 rules: judge against @gorules/zen-engine, decision table', own, tableTime, 10),
    {
      what: '150 rules: judge against bare compiled closures',
      measured: `${(own / closures).toFixed(1)}× their time  (${show(own)} against ${show(closures)})`,
      wanted: 'printed',
      holds: undefined,
    },
  ];
}

/** json-rules-engine as its documentation uses it: one engine, all rules, a run for each set of facts. */
function documentedEngine(set: Pick<RuleSet, 'rules'>): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of set.rules) {
    engine.addRule({ conditions: structuredClone(rule.when), event: { type: rule.id } });
  }
  return engine;
}

/** The same rules as a decision table of zen-engine that collects every row whose expression is true. */
function zenTable(set: RuleSet) {
  return zenDecision('decisionTableNode', {
    hitPolicy: 'collect',
    inputs: [{ id: 'when', name: 'when', field: '' }],
    outputs: [{ id: 'out', name: 'rule', field: 'rule' }],
    rules: set.rules.map((rule) => ({ _id: rule.id, when: expression(rule.when), out: JSON.stringify(rule.id) })),
  });
}

/** The same rules as an expression node of zen-engine: one boolean a rule. */
function zenExpressions(set: RuleSet) {
  return zenDecision('expressionNode', {
    expressions: set.rules.map((rule, i) => ({ id: rule.id, key: `r${i}`, value: expression(rule.when) })),
  });
}

function zenDecision(type: string, content: object) {
  return new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'node', type, name: 'node', content },
      { id: 'end', type: 'outputNode', name: 'end' },
    ],
    edges: [
      { id: 'e1', sourceId: 'in', targetId: 'node', type: 'edge' },
      { id: 'e2', sourceId: 'node', targetId: 'end', type: 'edge' },
    ],
  });
}

const symbols: Partial<Record<Operator, string>> = { equal: '==', in: 'in', greaterThan: '>' };

function expression(condition: Condition): string {
  if ('fact' in condition)
    return `${condition.fact} ${symbols[condition.operator] ?? '=='} ${JSON.stringify(condition.value)}`;
  const [word, members] = 'all' in condition ? ['and', condition.all] : ['or', condition.any];
  return `(${members.map(expression).join(` ${word} `)})`;
}
