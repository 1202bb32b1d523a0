import type { Document, LogRecord, ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { Knowledge } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { longestMessage } from './error-body.ts';
import { wordsOfBody } from './error-words.ts';
import { type Belief, linesSource, type ObservationSource } from './observation.ts';
import { namedStatuses, statusesInLog } from './report-status.ts';
import { observeSayings } from './sayings.ts';
import { observePatterns, sentenceAround, shorten } from './text-cues.ts';
import { faultInLog, faultInWords } from './transport-words.ts';
import { bodyZone, errorZone, lineAt, lineOf, logZones, type ZoneText } from './zones.ts';

/** Something that a text says, not yet weighed against what else is known of the fact. */
export interface Noted {
  fact: string;
  value: FactValue;
  source: ObservationSource;
  belief: Belief;
}

/** Everything that logs, errors and the report's words say. It is the same for every failure of the evidence. */
export function observeText(documents: readonly Document[], reading: ReadDocuments, knowledge: Knowledge): Noted[] {
  const noted: Noted[] = [];
  for (const record of reading.records) noted.push(...observeLoneBody(record, documents, knowledge));
  for (const zone of errorZones(documents, reading)) noted.push(...observePatterns(zone, knowledge, 'log'));
  for (const log of logZones(documents, reading)) {
    noted.push(...observePatterns(log, knowledge, 'log'), ...complaintsOf(log));
  }
  const words = wordsOf(documents, reading);
  if (words.trim() !== '') noted.push(...observeWords(words, knowledge));
  return noted;
}

/** What the body of an answer says whose status is not known. */
function observeLoneBody({ artifact, body }: LogRecord, documents: readonly Document[], knowledge: Knowledge): Noted[] {
  if (!body) return [];
  const zone = bodyZone('response_body', artifact, body, documents);
  const shown = zone.behind?.lines.join('\n').trim() || body.text.trim();
  const words = wordsOfBody(body);
  const source = linesSource(artifact, body.firstLine, body.lastLine, shorten(shown));
  const told = {
    'response.error_codes': words.codes,
    'response.error_message': words.messages.join(' / ').slice(0, longestMessage),
    'response.error_fields': words.fields,
  };
  return [
    ...observePatterns(zone, knowledge, 'log'),
    ...Object.entries(told).flatMap(([fact, value]): Noted[] =>
      value.length > 0 ? [{ fact, value, source, belief: 'log' }] : [],
    ),
  ];
}

/** Errors that a log or a stack trace tells of and that belong to no exchange. */
function errorZones(documents: readonly Document[], reading: ReadDocuments): ZoneText[] {
  return reading.records.flatMap((record) => {
    const { error } = record;
    return error ? [errorZone([error.type, error.code, error.message], record, documents)] : [];
  });
}

/** The transport error and the status that the lines of a log complain of. */
function complaintsOf(log: ZoneText): Noted[] {
  const at = (position: number) => {
    const line = lineAt(log, position);
    return linesSource(log.artifact, line, line, shorten(lineOf(log.text, position)));
  };
  const fault = faultInLog(log.text);
  const named = failingFirst(statusesInLog(log.text));
  return [
    ...(fault ? [{ fact: 'error.kind', value: fault.kind, source: at(fault.at), belief: 'log' as const }] : []),
    ...(named ? statusNotes(named.status, at(named.start), 'log') : []),
  ];
}

function observeWords(words: string, knowledge: Knowledge): Noted[] {
  const quoted = (start: number, end: number) =>
    ({ kind: 'report', quote: sentenceAround(words, start, end) }) as const;
  const heard = knowledge.spoken.hear(words);
  const spoken = faultInWords(words, heard);
  const named = failingFirst(namedStatuses(words));
  return [
    ...(spoken
      ? [{ fact: 'error.kind', value: spoken.kind, source: quoted(spoken.at, spoken.at), belief: 'report' as const }]
      : []),
    ...(named ? statusNotes(named.status, quoted(named.start, named.end), 'report') : []),
    ...observeSayings(words, heard, knowledge),
  ];
}

function failingFirst<S extends { status: number }>(statuses: readonly S[]): S | undefined {
  return statuses.find((s) => s.status >= 400) ?? statuses[0];
}

function statusNotes(status: number, source: ObservationSource, belief: Belief): Noted[] {
  return [
    { fact: 'response.status', value: status, source, belief },
    { fact: 'response.status_class', value: `${Math.floor(status / 100)}xx`, source, belief },
  ];
}

/** The report without what a reader recognised in it. */
export function wordsOf(documents: readonly Document[], reading: ReadDocuments): string {
  const report = documents.find((d) => d.name === reportName);
  if (!report) return '';
  const taken = reading.recognised.filter((r) => r.artifact === reportName);
  const inSentences = bodiesInSentences(reading);
  return report.lines
    .map((line, i) => {
      if (inSentences.has(i + 1)) return line.replace(/[{[<].*[}\]>]/, '\n');
      const recognised = taken.some((r) => i + 1 >= r.firstLine && i + 1 <= r.lastLine);
      return recognised && !isSentence(line) ? '' : line;
    })
    .join('\n');
}

/** Words that a person who tells something uses and a program does not. */
const teller = /\b(?:we|our|us|i|i'm|i've|my|me|but|although|though|however|anyway|somebody|someone|everything)\b/i;
const smallWords =
  /\b(?:the|an?|is|are|was|it|to|of|on|in|with|when|and|that|this|not|every|each|from|for|as|if|so|does|gets?)\b/gi;

/** Whether a line in which a reader recognised something is what a person says of it. */
function isSentence(line: string): boolean {
  return teller.test(line) && new Set(line.toLowerCase().match(smallWords)).size >= 2;
}

/** Lines of the report that quote the body of an answer in the middle of what a person says. */
function bodiesInSentences({ records, exchanges }: ReadDocuments): Set<number> {
  const answers = exchanges
    .filter(({ request }) => !request)
    .map(({ artifact, response }) => ({ artifact, body: response?.body }));
  return new Set(
    [...records, ...answers].flatMap(({ artifact, body }) =>
      artifact === reportName && body && body.firstLine === body.lastLine ? [body.firstLine] : [],
    ),
  );
}
