import type { TracedCause, TracedFinding, TracedRule } from '@causeway/rules';
import { failureName } from './failures.ts';
import { percent } from './figures.ts';
import { margin, paragraph, spread, trimmed, wrapped } from './layout.ts';
import { type Line, span } from './line.ts';
import type { View } from './view.ts';

/**
 * How one hypothesis came to its probability. Figures are nats.
 * @param told `all`: also its rules that do not hold; `short`: a line a finding
 */
export function tracedCauseLines(
  traced: TracedCause,
  { width, diagnosis }: View,
  { all, short }: { all: boolean; short: boolean },
): Line[] {
  const { cause, probability, failure, prior, evidence, score, findings, takenBy, others } = traced;
  const sum = `prior ${nats(prior)}, evidence ${nats(evidence)}, together ${nats(score)}`;
  return [
    spread([...margin(2), span(cause?.id ?? 'none of these', 'strong')], [span(percent(probability), 'strong')], width),
    ...paragraph(sum, width, 4),
    ...(failure && diagnosis.failures.length > 1 ? paragraph(`on ${failureName(failure)}`, width, 4, 'dim') : []),
    ...findings.flatMap((finding) => findingLines(finding, width, short)),
    ...takenBy.flatMap((by) => paragraph(`${by.cause} outranks it and takes ${nats(by.nats)}`, width, 4, 'bad')),
    ...(all ? others.flatMap((rule) => otherLines(rule, width)) : []),
  ];
}

const standings: Record<TracedFinding['standing'], string> = {
  counts: 'counts',
  same_observations: 'on the same observations as a stronger one',
  taken_over: 'taken over',
};

function findingLines({ rule, weight, standing, observations }: TracedFinding, width: number, short: boolean): Line[] {
  const isCounting = standing === 'counts';
  const head = `${nats(weight).padStart(6)}  `;
  const indent = 4 + head.length;
  const facts = [...new Set(observations.map(({ fact }) => fact))].join(', ');
  const sign = [...margin(4), span(head, weight > 0 ? 'good' : 'bad')];
  if (short) return [[...sign, span(trimmed(rule.says, width - indent), isCounting ? 'plain' : 'dim')]];
  const [first = '', ...rest] = wrapped(rule.says, width - indent);
  return [
    [...sign, span(first, isCounting ? 'plain' : 'dim')],
    ...rest.map((line): Line => [...margin(indent), span(line, isCounting ? 'plain' : 'dim')]),
    ...wrapped(`${rule.strength}, ${standings[standing]}: ${facts}`, width - indent).map(
      (line): Line => [...margin(indent), span(line, 'dim')],
    ),
  ];
}

function otherLines({ rule, verdict, missing, instead }: TracedRule, width: number): Line[] {
  const why =
    verdict === 'unknown'
      ? `not known: ${missing.join(', ')}`
      : `seen instead: ${[...new Set(instead.map(({ statement }) => statement))].join('; ')}`;
  const head = `${verdict === 'unknown' ? '?' : '✗'}`.padStart(6);
  return [...wrapped(rule.says, width - 12), ...wrapped(why, width - 12)].map(
    (line, i): Line => [...margin(4), span(`${i === 0 ? head : ' '.repeat(6)}  `), span(line, 'dim')],
  );
}

/** Natural logs of odds: `+4.61`, `−0.69`. */
function nats(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
