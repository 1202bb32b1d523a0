import type { Section } from '../document.ts';
import type { JsonNode } from '../json/json-places.ts';
import { objectsIn, type PlacedJson, placedJson } from '../json/placed-json.ts';
import type { Found } from '../reader.ts';
import { type AttemptRecord, exchangeOf } from './attempt-record.ts';

/** How one sender writes its attempts in JSON. */
export interface AttemptFormat {
  reader: string;
  /** Every text that holds such a record has this in one of its lines. */
  sign: RegExp;
  /** What an object tells of an attempt; undefined for any other object. */
  attempt(node: JsonNode, json: PlacedJson): AttemptRecord | undefined;
}

/** The attempts in the JSON of a run of lines: alone, in a list, in an answer around them. */
export function attemptsInJson(section: Section, format: AttemptFormat): Found[] {
  if (!section.lines.some((line) => format.sign.test(line))) return [];
  const json = placedJson(section, format.sign);
  const found: Found[] = [];
  for (const root of json.roots) {
    const records = new Map<JsonNode, AttemptRecord>();
    const nodes = objectsIn(root, (node) => {
      const record = format.attempt(node, json);
      if (record) records.set(node, record);
      return record !== undefined;
    });
    const exchanges = nodes.flatMap((node) => {
      const record = records.get(node);
      return record ? [exchangeOf(node, record, format.reader, json)] : [];
    });
    if (exchanges.length === 0) continue;
    const firstLine = json.firstLine(root);
    const lastLine = json.lastLine(root);
    const before = found.at(-1);
    if (before && before.lastLine >= firstLine) {
      before.lastLine = Math.max(before.lastLine, lastLine);
      for (const exchange of exchanges) before.exchanges?.push(exchange);
    } else found.push({ firstLine, lastLine, exchanges });
  }
  return found;
}

/** The URL that text is: absolute, http or https. */
export function isWebUrl(text: string | undefined): boolean {
  return text !== undefined && text.length < 4000 && /^https?:\/\/\S+$/i.test(text);
}
