import { type Answer, type Assessed, assess, choicesOf, type Knowledge, type OpenQuestion } from '@causeway/rules';
import { circumstances, type Opened } from './first-evidence.ts';
import { acceptableIn } from './labelled-case.ts';

/** What one simulated reporter answers, by fact. */
export type OwnAnswers = ReadonlyMap<string, string | number | boolean>;

/** How an interview went. */
export interface Interviewed {
  /** Questions and requests that were put, in order. */
  asked: string[];
  /** How many of them the reporter could answer. */
  answered: number;
  last: Assessed;
}

/**
 * Interviews the simulated reporter as the product does: each next step that asks is answered from what the
 * reporter knows, "I don't know" where that says nothing; an artifact that is asked for is not to be had.
 */
export async function interview(opened: Opened, answers: OwnAnswers, knowledge: Knowledge): Promise<Interviewed> {
  const given: Answer[] = [];
  let answered = 0;
  let last = opened.first;
  for (;;) {
    const step = last.diagnosis.nextStep;
    if (step.kind !== 'ask' && step.kind !== 'request') return { asked: given.map((a) => a.question), answered, last };
    const answer = step.kind === 'ask' ? answerTo(step.fact, answers, knowledge) : unknownTo(step.request.id);
    if (answer.choice !== null) answered += 1;
    given.push(answer);
    last = await assessWith(opened, given, knowledge);
  }
}

/** Diagnoses a case with answers beside its first evidence. */
export function assessWith({ labelled }: Opened, answers: readonly Answer[], knowledge: Knowledge): Promise<Assessed> {
  const { report, artifacts } = labelled;
  return assess({ report, artifacts, answers }, knowledge, circumstances);
}

/** What the reporter answers to a question. */
export function answerTo(question: string, answers: OwnAnswers, knowledge: Knowledge): Answer {
  const fact = knowledge.facts.get(question);
  const value = answers.get(question);
  const choice = value === undefined ? undefined : fact && choicesOf(fact).find((c) => c.value === value);
  return choice ? { question, choice: choice.id } : unknownTo(question);
}

function unknownTo(question: string): Answer {
  return { question, choice: null };
}

/** Whether an acceptable cause comes first. */
export function isRight({ labelled }: Opened, { diagnosis }: Assessed): boolean {
  return acceptableIn(labelled).includes(diagnosis.hypotheses[0]?.cause?.id ?? 'none');
}

/** The name under which a question or request is answered. */
export function nameOf(question: OpenQuestion): string {
  return question.kind === 'ask' ? question.fact : question.request.id;
}
