import type { TransportError } from '../exchange.ts';
import type { JsonView } from '../json/json-view.ts';

/**
 * What went wrong: `_error` of Chrome and Safari, `_failureText` of Playwright, `_charlesStatus` of Charles, a page of
 * Fiddler's own in place of an answer, a comment on a status of 0. `status` is that of an answer, if one came.
 */
export function failureOf(
  json: JsonView,
  entry: unknown,
  { status, exported, offset }: { status: number | undefined; exported: boolean; offset: number },
): TransportError | undefined {
  const response = json.get(entry, 'response');
  const said = [json.get(response, '_error'), json.get(response, '_failureText'), json.get(entry, '_error')];
  if (status === undefined && !exported) said.push(json.get(response, 'comment'), json.get(entry, 'comment'));
  if (status === undefined || status === 502) said.push(fiddlerPage(json, response));
  const charles = json.get(response, '_charlesStatus');
  const state = json.text(charles);
  if (state && !/^complete$/i.test(state))
    said.push(json.get(json.get(response, 'content'), 'text'), json.get(response, 'statusText'), charles);
  const place = said.find((one) => isMessage(json.text(one)));
  const recorded = json.get(response, 'status');
  if (place === undefined && (status !== undefined || !isNone(json, recorded))) return undefined;
  const number = json.number(recorded);
  const message =
    json.text(place)?.trim() ||
    json.text(json.get(response, 'statusText'))?.trim() ||
    (number === undefined ? 'No response was recorded' : `No response: the browser recorded status ${number}`);
  const code = /\b(?:net::ERR_[A-Z0-9_]+|NS_ERROR_[A-Z0-9_]+|E[A-Z]{4,20})\b/.exec(message.slice(0, 2000))?.[0];
  const at = place ?? recorded ?? entry;
  return {
    ...(code ? { code } : {}),
    message: message.slice(0, 2000),
    firstLine: offset + json.first(at),
    lastLine: offset + json.last(at),
  };
}

/** Fiddler's comments count its sessions: `[#12]`. */
function isMessage(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '' && !/^\[#\d+\]$/.test(text);
}

/** What stands where a status would, when no response came; a number that the end of the text cut is not known. */
function isNone(json: JsonView, status: unknown): boolean {
  const number = json.number(status);
  return number === 0 || number === -1 || (json.complete(status) && json.scalar(status) === 'null');
}

/** Fiddler answers in the server's place, with a page that begins with its name. */
function fiddlerPage(json: JsonView, response: unknown): unknown {
  const place = json.get(json.get(response, 'content'), 'text');
  return json.text(place)?.startsWith('[Fiddler] ') ? place : undefined;
}
