import type { Document, ReadDocuments } from '@causeway/evidence';
import { type Evidence, reportName } from '../evidence-input.ts';
import type { Judged } from '../judge.ts';
import type { Knowledge } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { readAnswers } from './answers.ts';
import type { Failure, Scene } from './failure.ts';
import { groupAll, groupFailures } from './failures.ts';
import { Observations } from './observations.ts';
import { observers } from './observers.ts';
import { type RecognisedProvider, recogniseProvider } from './provider.ts';
import { namedStatuses } from './report-status.ts';
import { observePatterns, observePhrases, sentenceAround, shorten } from './text-cues.ts';
import { faultInLog, faultInWords } from './transport-words.ts';
import { lineAt, lineOf, logZones, type ZoneText, zoneOf } from './zones.ts';

/** What is known of one failure, or of the whole case where no exchange was read. */
export interface Subject extends Judged {
  failure: Failure | undefined;
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

/** Failures beyond this many are listed and not judged: what matters is among the first. */
const judgedFailures = 6;

/** Turns everything that was read and said into observations, failure by failure. */
export function observe({ documents, reading }: Read, evidence: Evidence, knowledge: Knowledge, now: number): Observed {
  const failures = groupFailures(reading.exchanges);
  const subjectsOf = failures.length > 0 ? failures : groupAll(reading.exchanges);
  const words = wordsOf(documents, reading);
  const logs = logZones(documents, reading);
  const text = documents.map((d) => d.lines.join('\n')).join('\n');
  const provider = recogniseProvider(evidence.provider, reading.exchanges, text, knowledge);
  const answers = readAnswers(evidence.answers ?? [], knowledge);

  const observeCase = (into: Observations) => {
    for (const zone of [...errorZones(reading), ...logs]) observePatterns(zone, knowledge, into, 'log');
    observeFaults(words, logs, into);
    observeWords(words, knowledge, into);
    if (provider) {
      into.add('provider.id', provider.provider.id, { kind: 'profile', provider: provider.provider.id }, 'profile');
      into.add('provider.named_by', provider.by, { kind: 'profile', provider: provider.provider.id }, 'profile');
    }
    const said = into.byFact.get('report.direction');
    if (said) into.add('exchange.direction', said.value, said.source, 'report');
    for (const [fact, value] of answers) {
      if (value === undefined) continue;
      into.add(fact, value, { kind: 'answer', question: fact }, 'answer');
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
      observeScene(scene, documents, knowledge, into);
    }
    observeCase(into);
    return { failure, record: into.record, observations: into.byFact };
  };
  const [first, ...rest] = subjectsOf.slice(0, judgedFailures);
  return {
    subjects: [subject(first), ...rest.map(subject)],
    failures,
    provider,
    asked: new Set(answers.keys()),
  };
}

function observeScene(scene: Scene, documents: readonly Document[], knowledge: Knowledge, into: Observations): void {
  const { exchange } = scene;
  const document = documents.find((d) => d.name === exchange.artifact);
  const source = (firstLine: number, lastLine: number) => {
    const quote = shorten((document?.lines.slice(firstLine - 1, lastLine).join('\n') ?? '').trim());
    return exchange.artifact === reportName
      ? ({ kind: 'report', quote } as const)
      : ({ kind: 'lines', artifact: exchange.artifact, firstLine, lastLine, quote } as const);
  };
  const note = (fact: string, value: FactValue | undefined, firstLine: number, lastLine: number = firstLine) => {
    if (value !== undefined) into.add(fact, value, source(firstLine, lastLine), 'exchange');
  };
  for (const observer of observers) observer.observe(scene, note);
  for (const zone of exchangeZones(scene)) observePatterns(zone, knowledge, into, 'exchange');
}

function exchangeZones({ exchange }: Scene): ZoneText[] {
  const { request, response, error, artifact } = exchange;
  return [
    ...(response?.body ? [zoneOf('response_body', artifact, response.body.text, response.body.firstLine)] : []),
    ...(request?.body ? [zoneOf('request_body', artifact, request.body.text, request.body.firstLine)] : []),
    ...(error ? [zoneOf('error', artifact, `${error.code ?? ''} ${error.message}`, error.firstLine)] : []),
  ];
}

/** Errors that a log or a stack trace tells of and that belong to no exchange. */
function errorZones(reading: ReadDocuments): ZoneText[] {
  return reading.records.flatMap((record) =>
    record.error
      ? [
          zoneOf(
            'error',
            record.artifact,
            [record.error.type, record.error.code, record.error.message].filter(Boolean).join(' '),
            record.firstLine,
          ),
        ]
      : [],
  );
}

/** The report without what a reader recognised in it. */
function wordsOf(documents: readonly Document[], reading: ReadDocuments): string {
  const report = documents.find((d) => d.name === reportName);
  if (!report) return '';
  const taken = reading.recognised.filter((r) => r.artifact === reportName);
  return report.lines
    .map((line, i) => (taken.some((r) => i + 1 >= r.firstLine && i + 1 <= r.lastLine) ? '' : line))
    .join('\n');
}

/** Transport errors that logs complain of or people speak of. */
function observeFaults(words: string, logs: readonly ZoneText[], into: Observations): void {
  for (const log of logs) {
    if (log.artifact === reportName) continue;
    const fault = faultInLog(log.text);
    if (!fault) continue;
    const line = lineAt(log, fault.at);
    const quote = shorten(lineOf(log.text, fault.at));
    into.add(
      'error.kind',
      fault.kind,
      { kind: 'lines', artifact: log.artifact, firstLine: line, lastLine: line, quote },
      'log',
    );
  }
  const spoken = faultInWords(words);
  if (spoken)
    into.add(
      'error.kind',
      spoken.kind,
      { kind: 'report', quote: sentenceAround(words, spoken.at, spoken.at) },
      'report',
    );
}

function observeWords(words: string, knowledge: Knowledge, into: Observations): void {
  if (words.trim() === '') return;
  const statuses = namedStatuses(words);
  const named = statuses.find((s) => s.status >= 400) ?? statuses[0];
  if (named) {
    const source = { kind: 'report', quote: sentenceAround(words, named.start, named.end) } as const;
    into.add('response.status', named.status, source, 'report');
    into.add('response.status_class', `${Math.floor(named.status / 100)}xx`, source, 'report');
  }
  observePatterns({ zone: 'words', artifact: reportName, text: words, lineNumbers: [1] }, knowledge, into, 'report');
  observePhrases(words, knowledge, into);
}
