import type { NextStep, Trace } from '@causeway/rules';
import { maskedLines } from './closing.ts';
import { failureLines, failureName } from './failures.ts';
import { counted } from './figures.ts';
import { tracedCauseLines } from './knowledge-report-cause.ts';
import { labelled, margin, spread, trimmedLeft, wrapped } from './layout.ts';
import { blank, type Line, span } from './line.ts';
import { readingLines } from './reading.ts';
import type { View } from './view.ts';

/** Hypotheses whose findings are told with the facts that they rest on; of the others in a line each. */
const shownWhole = 8;
/** A question that promises less than this is counted, not listed. */
const leastBits = 0.001;

/** What of a trace is shown. */
export interface TraceChoice {
  /** Also rules that do not hold, and causes of which none does. */
  all: boolean;
  /** Only causes whose id begins with this. */
  cause: string;
}

/** A whole trace, in the order of the steps: redact, read, observe, judge and weigh, next step. */
export function traceLines(trace: Trace, view: View, choice: TraceChoice): Line[] {
  const blocks = [
    maskedLines(view),
    [...readingLines(view), ...failureLines(view)],
    ...trace.subjects.map((subject) => observationLines(subject, trace.subjects.length > 1, view.width)),
    ...causeBlocks(trace, view, choice),
    questionLines(trace, choice.all),
    labelled(
      'Next',
      wrapped(nextInWords(view), view.width - 10).map((line): Line => [span(line)]),
    ),
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block, i) => (i > 0 ? [blank, ...block] : block));
}

function observationLines(
  { failure, isPrimary, observations }: Trace['subjects'][number],
  named: boolean,
  width: number,
): Line[] {
  const of = named && failure ? ` of ${failureName(failure)}${isPrimary ? ', which the next step is about' : ''}` : '';
  return [
    ...labelled(
      'Seen',
      wrapped(`${counted(observations.length, 'observation')}${of}`, width - 10).map((line): Line => [span(line)]),
    ),
    ...observations.flatMap(({ observation: { fact, value, statement, source }, belief }): Line[] => {
      const place = source.kind === 'lines' ? `${source.artifact}:${source.firstLine} ` : '';
      const right = `${trimmedLeft(place, Math.floor(width * 0.3))}${belief}`;
      const left = `${fact} = ${Array.isArray(value) ? value.join(', ') : value}`;
      const [head = '', ...tail] = wrapped(left, width - 6 - right.length);
      return [
        spread([...margin(4), span(head)], [span(right, 'dim')], width),
        ...[...tail, ...wrapped(statement, width - 6)].map((line): Line => [...margin(6), span(line, 'dim')]),
      ];
    }),
  ];
}

function causeBlocks({ causes }: Trace, view: View, { all, cause }: TraceChoice): Line[][] {
  const wanted = causes.filter((c) => (c.cause?.id ?? 'none').startsWith(cause));
  const shown = wanted.filter((c) => all || c.findings.length > 0);
  const silent = wanted.length - shown.length;
  const { temperature } = view.knowledge.weighing;
  const unit = `natural logs of odds; evidence is the sum of what counts, divided by ${temperature} (temperature)`;
  return [
    labelled(
      'Weighed',
      wrapped(unit, view.width - 10).map((line): Line => [span(line, 'dim')]),
    ),
    ...shown.map((c, i) => tracedCauseLines(c, view, { all, short: i >= shownWhole && !all && cause === '' })),
    silent > 0 ? [[...margin(2), span(`${counted(silent, 'cause')} of which no rule holds (--all)`, 'dim')]] : [],
  ];
}

/** Each question that could be put now: what it promises, what it costs, what that makes it worth. */
function questionLines({ questions }: Trace, all: boolean): Line[] {
  const shown = questions.filter(({ bits }) => all || bits >= leastBits);
  const more = questions.length - shown.length;
  const lines = shown.map((question): Line => {
    const { bits, cost, worth } = question;
    const name = question.kind === 'ask' ? question.fact : `${question.request.id} (artifact)`;
    return [
      span(`${bits.toFixed(3).padStart(6)}  ${String(cost).padStart(4)}  ${worth.toFixed(3)}  `),
      span(name, 'strong'),
    ];
  });
  const rest = `${shown.length > 0 ? 'and ' : ''}${counted(more, 'question')} that would tell next to nothing (--all)`;
  return labelled('Ask', [
    ...(shown.length > 0 ? [[span('  bits  cost  worth', 'dim')]] : []),
    ...lines,
    ...(more > 0 ? [[span(rest, 'dim')]] : []),
    ...(questions.length === 0 ? [[span('nothing that could be asked now', 'dim')]] : []),
  ]);
}

function nextInWords({ diagnosis: { nextStep, conclusive } }: View): string {
  return `${conclusive ? 'conclusive' : 'not conclusive'}: ${stepInWords(nextStep)}`;
}

/** A next step in a few words. */
export function stepInWords(step: NextStep): string {
  switch (step.kind) {
    case 'ask':
      return `ask ${step.fact}`;
    case 'request':
      return `request ${step.request.id}`;
    case 'fix':
      return `propose the fix of ${step.cause}`;
    case 'escalate':
      return `escalate: ${step.reason}`;
  }
}
