import { type Document, linesBetween, type ReadDocuments } from '@causeway/evidence';
import type { Answer } from '../evidence-input.ts';
import type { Judged } from '../judge.ts';
import type { Knowledge } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { readAnswers } from './answers.ts';
import { observeBodyOnArrival } from './body-on-arrival.ts';
import { observeLooks } from './endpoint-looks.ts';
import type { Failure, Scene } from './failure.ts';
import { groupAll, groupFailures } from './failures.ts';
import { observeLikeness } from './likeness.ts';
import { observeLoggedEvents } from './logged-events.ts';
import { observeLoggedTimestamps } from './logged-timestamps.ts';
import { type Belief, linesSource } from './observation.ts';
import { Observations } from './observations.ts';
import { observePayloads } from './observe-payloads.ts';
import { observeText, wordsOf } from './observe-text.ts';
import { observers } from './observers.ts';
import { type RecognisedProvider, recogniseProvider } from './provider.ts';
import { proxyVerdict } from './proxy-verdict.ts';
import { observeRoutes } from './routes-seen.ts';
import { observeSettings } from './settings.ts';
import { observeSignatureCode } from './signature-code.ts';
import { observeComparedSignatures } from './signature-compared.ts';
import { observeSwallowedErrors } from './swallowed-error.ts';
import { observePatterns, shorten } from './text-cues.ts';
import { withoutWriting } from './written-by-people.ts';
import { bodyZone, errorZone, type ZoneText } from './zones.ts';

/** What is known of one failure, or of the whole case where no exchange was read. */
export interface Subject extends Judged {
  failure: Failure | undefined;
  /** Why each observation is believed rather than others of its fact. */
  beliefs: ReadonlyMap<string, Belief>;
}

export interface Observed {
  /** At least one. The first is what the diagnosis is about. */
  subjects: readonly [Subject, ...Subject[]];
  failures: readonly Failure[];
  provider: RecognisedProvider | undefined;
  /** Questions and requests that were answered, also by "I don't know". */
  asked: ReadonlySet<string>;
}

export interface Read {
  /** All artifacts and, under its reserved name, the report; redacted. */
  documents: readonly Document[];
  reading: ReadDocuments;
}

/** What was told beside it. */
export interface Told {
  answers: readonly Answer[];
  /** Id of a provider profile. */
  provider: string | undefined;
}

/** Failures beyond this many are listed and not judged: what matters is among the first. */
const judgedFailures = 6;

/** Turns everything that was read and said into observations, failure by failure. */
export function observe({ documents, reading }: Read, told: Told, knowledge: Knowledge, now: number): Observed {
  const failures = groupFailures(reading.exchanges);
  const subjectsOf = failures.length > 0 ? failures : groupAll(reading.exchanges);
  const text = documents.map((d) => d.lines.join('\n')).join('\n');
  const provider = recogniseProvider(told.provider, reading.exchanges, text, knowledge);
  const answers = readAnswers(told.answers, knowledge);
  const noted = [
    // Before the patterns of cues: what is read of a setting knows its place and its order.
    ...observeSettings(reading, documents, wordsOf(documents, reading), now),
    ...observeSignatureCode(reading, documents, wordsOf(documents, reading)),
    ...observeBodyOnArrival(reading, documents),
    ...observeComparedSignatures(reading, documents, wordsOf(documents, reading)),
    ...observeText(documents, reading, knowledge),
    ...observeLooks(reading, documents, now),
    ...observeRoutes(reading, documents),
    ...observeLoggedEvents(reading, documents),
    ...observeLoggedTimestamps(reading, documents),
    ...observeSwallowedErrors(documents),
    ...observePayloads(documents, reading, knowledge),
  ];

  const likeness = observeLikeness(documents, reading, knowledge);

  const observeCase = (into: Observations, failure: Failure | undefined) => {
    for (const { fact, value, source, belief } of noted) {
      if (!(belief === 'log' && failure && isSettled(fact, failure))) into.add(fact, value, source, belief);
    }
    for (const { fact, likeness: like, source, belief } of likeness) into.addLikeness(fact, like, source, belief);
    const said = into.byFact.get('report.direction');
    if (said) into.add('exchange.direction', said.value, said.source, 'report');
    if (provider) {
      into.add('provider.id', provider.provider.id, { kind: 'profile', provider: provider.provider.id }, 'profile');
      into.add('provider.named_by', provider.by, { kind: 'profile', provider: provider.provider.id }, 'profile');
    }
    for (const [question, value] of answers) {
      if (value === undefined) continue;
      into.add(question, value, { kind: 'answer', question }, 'answer');
      if (question === 'response.status' && typeof value === 'number') {
        into.add('response.status_class', `${Math.floor(value / 100)}xx`, { kind: 'answer', question }, 'answer');
      }
    }
  };
  const subject = (failure: Failure | undefined): Subject => {
    const into = new Observations(knowledge.facts);
    if (failure) {
      const scene: Scene = {
        failure,
        exchange: failure.exchanges[0],
        all: reading.exchanges,
        provider: provider?.provider,
        now,
      };
      observeScene(scene, failures.length > 0 ? 'exchange' : 'bystander', documents, knowledge, into);
    }
    observeCase(into, failure);
    return { failure, record: into.record, observations: into.byFact, beliefs: into.beliefs };
  };
  const [first, ...rest] = subjectsOf.slice(0, judgedFailures);
  return {
    subjects: [subject(first), ...rest.map(subject)],
    failures,
    provider,
    asked: new Set(answers.keys()),
  };
}

/** An answer came, so a transport error in a log is of another request; and the reverse. */
function isSettled(fact: string, failure: Failure): boolean {
  const { response, error } = failure.exchanges[0];
  // The proxy's record of this request says what there is to say; its lines about others do not.
  if (fact === 'server.proxy_says' || fact === 'network.answered_by')
    return proxyVerdict(failure.exchanges[0]) !== undefined;
  // The failing answer has a body: one that was seen by itself is of another.
  if (fact.startsWith('response.error_')) return response?.body !== undefined;
  return fact === 'error.kind' ? response !== undefined : fact.startsWith('response.status') && error !== undefined;
}

function observeScene(
  scene: Scene,
  belief: Belief,
  documents: readonly Document[],
  knowledge: Knowledge,
  into: Observations,
): void {
  const { exchange } = scene;
  const document = documents.find((d) => d.name === exchange.artifact);
  const source = (firstLine: number, lastLine: number) => {
    const lines = document ? linesBetween(document, firstLine, lastLine) : [];
    const quote = shorten(lines.join('\n').trim());
    return linesSource(exchange.artifact, firstLine, lastLine, quote);
  };
  const note = (fact: string, value: FactValue | undefined, firstLine: number, lastLine: number = firstLine) => {
    if (value !== undefined) into.add(fact, value, source(firstLine, lastLine), belief);
  };
  for (const observer of observers) observer.observe(scene, note);
  for (const zone of exchangeZones(scene, documents)) {
    for (const noted of observePatterns(zone, knowledge, belief))
      into.add(noted.fact, noted.value, noted.source, belief);
  }
}

function exchangeZones({ exchange }: Scene, documents: readonly Document[]): ZoneText[] {
  const { request, response, error, artifact } = exchange;
  const succeeded = response?.status !== undefined && response.status >= 200 && response.status < 300;
  const answer =
    response?.body && (succeeded ? { ...response.body, text: withoutWriting(response.body.text) } : response.body);
  return [
    ...(answer ? [bodyZone('response_body', artifact, answer, documents)] : []),
    ...(request?.body ? [bodyZone('request_body', artifact, request.body, documents)] : []),
    ...(error ? [errorZone([error.code, error.message], { artifact, ...error }, documents)] : []),
  ];
}
