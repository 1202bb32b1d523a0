import { choicesOf, type Fact, type Provider } from '@causeway/rules';
import { commandLine } from './command-line.ts';
import { labelColumn, labelled, textLines } from './layout.ts';
import { blank, type Line } from './line.ts';
import { commandLines, markdownLines } from './markdown.ts';
import type { View } from './view.ts';

/** What to do where the evidence does not settle it: a question, an artifact to get, or a person to hand over to. */
export function nextStepLines({ diagnosis, knowledge, width, again }: View): Line[] {
  const { nextStep } = diagnosis;
  const columns = width - labelColumn;
  const answer = commandLine(['causeway', 'diagnose', '--ask', ...(again ?? [])]);
  switch (nextStep.kind) {
    case 'fix':
      return [];
    case 'ask': {
      const fact = knowledge.facts.get(nextStep.fact);
      if (!fact?.ask) return [];
      const where = whereToFind(fact, diagnosis.provider);
      const choices = choicesOf(fact).map((c) => c.label);
      return [
        ...labelled('Next', textLines(fact.ask.text, columns, 'strong')),
        ...labelled('', textLines(choices.join(' · '), columns)),
        ...labelled('Why', textLines(nextStep.why, columns, 'dim')),
        ...(where ? labelled('Where', markdownLines(where, columns)) : []),
        ...labelled(
          'Answer',
          again ? commandLines(answer, columns) : textLines('the same command with --ask', columns),
        ),
      ];
    }
    case 'request':
      return [
        ...labelled('Next', markdownLines(nextStep.request.instructions, columns)),
        ...labelled('Why', textLines(nextStep.request.why, columns, 'dim')),
        ...labelled('Then', commandLines(commandLine(['causeway', 'diagnose', ...(again ?? []), 'NEW-FILE']), columns)),
      ];
    case 'escalate':
      return handOverLines('Next', nextStep.reason, again, columns);
  }
}

/** Who takes over, and what to give them. `label` stands beside it: it is the next step, or another way. */
export function handOverLines(
  label: string,
  reason: string,
  again: readonly string[] | undefined,
  columns: number,
): Line[] {
  const collect = again
    ? commandLines(`${commandLine(['causeway', 'diagnose', ...again, '--json'])} > causeway-report.json`, columns)
    : textLines('the same command with --json > causeway-report.json', columns);
  return [
    ...labelled(label, textLines('Hand this over to your success manager.', columns, 'strong')),
    ...labelled('', textLines(reason, columns)),
    blank,
    ...labelled('Send', textLines('This file has everything that was collected, with secrets masked:', columns)),
    ...labelled('', collect),
  ];
}

/** Where a person finds the answer: with the vendor at hand, else in general. */
export function whereToFind(fact: Fact, provider: Provider | undefined): string | undefined {
  return provider?.find?.[fact.id] ?? fact.ask?.help;
}
