import { type Document, lineNumber, linesBetween, type ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { Knowledge } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { isObject } from './json-body.ts';
import { type Belief, linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import type { PastedJson } from './pasted-json.ts';
import { ownDataOf, shapeOf } from './payload-shape.ts';
import { isElsewhere, pathsInSettings, readPaths } from './read-paths.ts';
import { type SeenPayload, seenJson } from './seen-payloads.ts';
import { observePatterns, shorten } from './text-cues.ts';
import { zoneOf } from './zones.ts';

/** `apiVersion: '2024-06-20'`, `api_version = "v3"`, `Stripe-Version: …`. */
const versionInCode =
  /\b(?:api_?version|stripe-version|x-[\w-]{1,30}-version)['"]?\]?\s{0,3}(?:[:=]|=>)\s{0,3}['"]?(v?\d{1,4}(?:-\d\d-\d\d)?[\w.-]{0,12})['"]?/i;
const dated = /^\d{4}-\d\d/;

/** What payloads show that were pasted or delivered, alone and against the code that reads them. */
export function observePayloads(documents: readonly Document[], reading: ReadDocuments, knowledge: Knowledge): Noted[] {
  const { payloads, others } = seenJson(documents, reading);
  if (payloads.length === 0) return [];
  const noted: Noted[] = [];
  const at = (artifact: string, firstLine: number, lastLine: number) => {
    const document = documents.find((one) => one.name === artifact);
    const quote = shorten((document ? linesBetween(document, firstLine, lastLine) : []).join('\n').trim());
    return linesSource(artifact, firstLine, lastLine, quote);
  };
  const note = (
    fact: string,
    value: FactValue,
    { artifact, firstLine, lastLine }: PastedJson,
    belief: Belief = 'log',
  ) => noted.push({ fact, value, source: at(artifact, firstLine, lastLine), belief });

  for (const payload of payloads) {
    for (const [fact, value] of shapeOf(payload.value)) note(fact, value, payload);
    if (!payload.alone) continue;
    const zone = zoneOf('request_body', payload.artifact, payload.text, payload);
    noted.push(...observePatterns(zone, knowledge, 'log'));
    if (reading.exchanges.length === 0 && isEvent(payload.value))
      note('report.direction', 'delivery', payload, 'report');
  }
  noteOwnData(payloads, documents, note);
  const rest = documents.map((document) => without(document, [...payloads, ...others]));
  for (const { text, artifact, lines } of rest) {
    const wrong = readPaths(text).find((path) => payloads.every(({ value }) => isElsewhere(path, value)));
    if (!wrong) continue;
    const line = lines[text.slice(0, wrong.at + 1).split('\n').length - 1] ?? 1;
    noted.push({ fact: 'payload.value_is', value: 'elsewhere', source: at(artifact, line, line), belief: 'log' });
    break;
  }
  for (const other of others) {
    const wrong = pathsInSettings(other).find((path) => payloads.every(({ value }) => isElsewhere(path, value)));
    if (!wrong) continue;
    const line = other.firstLine + other.text.slice(0, wrong.at).split('\n').length - 1;
    note('payload.value_is', 'elsewhere', { ...other, firstLine: line, lastLine: line });
  }
  noteVersions(payloads, rest, note);
  return noted;
}

type Note = (fact: string, value: FactValue, where: PastedJson, belief?: Belief) => void;

/** An event names its kind in a word, and has more than that. */
function isEvent(value: unknown): boolean {
  if (!isObject(value)) return false;
  const kind = value.type ?? value.event ?? value.topic ?? value.event_type ?? value.eventType ?? value.object_kind;
  return typeof kind === 'string' && /^[\w.:/-]{3,60}$/.test(kind) && Object.keys(value).length > 1;
}

/** A place for own data that is empty counts only where somebody speaks of it: most objects have one. */
function noteOwnData(payloads: readonly SeenPayload[], documents: readonly Document[], note: Note): void {
  const elements = payloads.flatMap((payload) =>
    (Array.isArray(payload.value) ? payload.value : [payload.value]).map((value: unknown) => ({
      payload,
      places: ownDataOf(value),
    })),
  );
  const spoken = documents
    .map(({ lines }) => lines.filter((line) => !/^\s*["{}[\]]/.test(line)).join('\n'))
    .join('\n')
    .toLowerCase();
  const isSpoken = (name: string) =>
    spoken.includes(name.toLowerCase()) || spoken.includes(name.replace('_', ' ').toLowerCase());
  const empty = elements.find(
    ({ places }) => places.length > 0 && places.every(({ name, filled }) => !filled && isSpoken(name)),
  );
  if (!empty) return;
  note('payload.custom_data_empty', true, empty.payload);
  const names = new Set(empty.places.map(({ name }) => name));
  const other = elements.find(({ places }) => places.some(({ name, filled }) => filled && names.has(name)));
  if (other) note('payload.custom_data_set_on', 'other_object', other.payload);
}

/** The version that the payload names against the one that the code asks for. */
function noteVersions(payloads: readonly SeenPayload[], rest: readonly Rest[], note: Note): void {
  for (const payload of payloads) {
    const version = isObject(payload.value) ? (payload.value.api_version ?? payload.value.apiVersion) : undefined;
    if (typeof version !== 'string' || !dated.test(version)) continue;
    const asked = rest
      .filter(({ artifact }) => artifact !== reportName)
      .flatMap(({ text }) => versionInCode.exec(text)?.[1] ?? [])
      .find((one) => dated.test(one));
    if (asked !== undefined) note('payload.versions', asked === version ? 'same' : 'different', payload);
  }
}

interface Rest {
  artifact: string;
  text: string;
  /** The number of each line of the text. */
  lines: readonly number[];
}

/** An artifact without the JSON that was read out of it. */
function without(document: Document, pieces: readonly PastedJson[]): Rest {
  const own = pieces.filter(({ artifact }) => artifact === document.name);
  const kept = document.lines.flatMap((text, i) => {
    const line = lineNumber(document, i);
    return own.some(({ firstLine, lastLine }) => line >= firstLine && line <= lastLine && lastLine > firstLine)
      ? []
      : [{ text: text.slice(0, 2_000), line }];
  });
  return {
    artifact: document.name,
    text: kept.map(({ text }) => text).join('\n'),
    lines: kept.map(({ line }) => line),
  };
}
