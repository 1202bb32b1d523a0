import {
  type Document,
  type Exchange,
  linesBetween,
  type ReadDocuments,
  readers,
  type Setting,
} from '@causeway/evidence';
import { noteCode } from './code-settings.ts';
import { directionOf } from './direction.ts';
import { noteEnvironment } from './environment-settings.ts';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import type { Around, NoteSetting } from './setting-notes.ts';
import { noteSubscriptions } from './subscription-settings.ts';
import { shorten } from './text-cues.ts';
import { noteWebServer } from './web-server-settings.ts';

/**
 * What pasted configuration shows: of the webhook at its sender, of the server's code, of the web server in front of
 * it, of its environment.
 * @param words the report
 */
export function observeSettings(
  reading: ReadDocuments,
  documents: readonly Document[],
  words: string,
  now: number,
): Noted[] {
  const noted: Noted[] = [];
  const note: NoteSetting = (fact, value, { artifact, firstLine, lastLine }) => {
    const document = documents.find((one) => one.name === artifact);
    const quote = shorten((document ? linesBetween(document, firstLine, lastLine) : []).join('\n').trim());
    noted.push({ fact, value, source: linesSource(artifact, firstLine, lastLine, quote), belief: 'log' });
  };
  const around: Around = { exchanges: reading.exchanges, words: words.toLowerCase(), now };
  const of = (kind: Setting['of'], more: readonly Setting[] = []) =>
    [...reading.settings, ...more].filter((setting) => setting.of === kind);
  noteSubscriptions(of('subscription', reading.exchanges.flatMap(listedIn)), around, note);
  for (const settings of Map.groupBy(of('application'), (setting) => setting.artifact).values())
    noteCode(settings, note);
  for (const settings of Map.groupBy(of('web-server'), (setting) => setting.artifact).values())
    noteWebServer(settings, around, note);
  for (const settings of Map.groupBy(of('environment'), (setting) => setting.artifact).values())
    noteEnvironment(settings, note);
  return noted;
}

const subscriptions = readers.find(({ id }) => id === 'subscription-json');

/** The subscriptions that an API's answer lists: the answer's body belongs to the call, not to a reader of settings. */
function listedIn(exchange: Exchange): Setting[] {
  const { artifact, response } = exchange;
  const body = response?.body;
  if (!body || response.status >= 300 || body.text.length > 200_000 || directionOf(exchange) === 'delivery') return [];
  const found = subscriptions?.read({ artifact, firstLine: body.firstLine, lines: body.text.split('\n') }) ?? [];
  // A body that stands on one line in its source may have more.
  const within = (line: number) => Math.min(line, body.lastLine);
  return found
    .flatMap(({ settings = [] }) => settings)
    .map((setting) => ({ ...setting, firstLine: within(setting.firstLine), lastLine: within(setting.lastLine) }));
}
