import type { Document, ReadDocuments } from '@causeway/evidence';
import { directionOf } from './direction.ts';
import { isObject, jsonOf } from './json-body.ts';
import { type PastedJson, pastedJson } from './pasted-json.ts';

/** Members that configuration, a manifest or a workflow has, and an event does not. */
const configuration =
  /^(?:execute-command|trigger-rule|scripts|(?:dev)?dependencies|compileroptions|resources|services|openapi|swagger|enabled_events|nodes|notifiers|receivers|rules|steps|jobs|plugins|mappings|hooks|webhooks|settings|parameters|environment|env|permissions|tool|statement)$/i;
/** Members of an API's answer: a list to page through, or a refusal. */
const answer =
  /^(?:has_more|hasmore|next_page\w*|next_cursor|paging|pagination|errors?|error_\w+|ok|success|status_?code|fbtrace_id|page|per_page|total_count)$/i;
const namedOtherwise = /respon|answer|result|config|settings|package|schema|options|workflow|hooks\.json$|manifest/i;

/** A payload that the evidence shows: the body of a delivery, or JSON that was pasted and looks like one. */
export interface SeenPayload extends PastedJson {
  /** Pasted by itself, so that no reader took it for anything. */
  alone: boolean;
}

/** The payloads in the evidence, and what else was pasted as JSON. */
export interface SeenJson {
  payloads: SeenPayload[];
  others: PastedJson[];
}

/** Tells events that arrived from other JSON: answers of an API, configuration, subscriptions. */
export function seenJson(documents: readonly Document[], reading: ReadDocuments): SeenJson {
  const seen: SeenJson = { payloads: [], others: [] };
  for (const exchange of reading.exchanges) {
    const { request, artifact } = exchange;
    const value = jsonOf(request?.body)?.value;
    if (!request?.body || typeof value !== 'object' || value === null || directionOf(exchange) !== 'delivery') continue;
    const { text, firstLine, lastLine } = request.body;
    seen.payloads.push({ artifact, value, text, firstLine, lastLine, alone: false });
  }
  // A line of a log is read for what it says around the JSON, and may hold an event all the same.
  const taken = [...reading.exchanges, ...reading.settings, ...reading.records.filter(({ body }) => body)];
  for (const document of documents) {
    for (const piece of pastedJson(document)) {
      const within = ({ artifact, firstLine, lastLine }: (typeof taken)[number]) =>
        artifact === piece.artifact && firstLine <= piece.lastLine && lastLine >= piece.firstLine;
      if (taken.some(within)) continue;
      if (isPayload(piece)) seen.payloads.push({ ...piece, alone: true });
      else seen.others.push(piece);
    }
  }
  return seen;
}

function isPayload({ value, artifact }: PastedJson): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(first) || namedOtherwise.test(artifact)) return false;
  const names = Object.keys(first);
  return !isLogRecord(names) && !names.some((name) => configuration.test(name) || answer.test(name));
}

/** A line of a log that is written as JSON. */
function isLogRecord(names: readonly string[]): boolean {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  return has(/^(?:level|lvl|severity|log_?level|loglevel|levelname)$/i) && has(/^(?:msg|message|event|text)$/i);
}
