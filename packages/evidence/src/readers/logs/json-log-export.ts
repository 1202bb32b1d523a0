import type { Exchange, LogRecord } from '../../exchange.ts';
import {
  blockAt,
  isObject,
  type Json,
  type JsonBlock,
  type JsonObject,
  jsonStart,
  parseJson,
} from '../../json/json-text.ts';
import { JsonLog, type Taker } from '../../logs/json-log.ts';
import { readLogLine } from '../../logs/log-line.ts';
import { instantOf } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

/** A service's way to give many records as one JSON text. */
interface Export {
  /** The records, of which at least one looks like this service's. */
  items(root: Json): readonly Json[] | undefined;
  /** Brackets that are open where a record begins. */
  depth: number;
}

const exports: readonly Export[] = [
  // gcloud logging read --format=json; CloudWatch Logs Insights.
  { items: (root) => listOf(root, (item) => 'insertId' in item || 'logName' in item || '@message' in item), depth: 1 },
  // aws logs get-log-events, filter-log-events.
  { items: (root) => listOf(member(root, 'events'), (item) => 'timestamp' in item && 'message' in item), depth: 2 },
  // Files of CloudTrail.
  {
    items: (root) => listOf(member(root, 'Records'), (item) => 'eventVersion' in item && 'eventName' in item),
    depth: 2,
  },
  // Datadog, "Search logs".
  { items: (root) => listOf(member(root, 'data'), (item) => item.type === 'log' && 'attributes' in item), depth: 2 },
];

/** Logs that a service gave as one JSON text: Google Cloud Logging, CloudWatch, CloudTrail, Datadog. */
export const jsonLogExport: Reader = {
  id: 'json-log-export',
  title: 'JSON export of a log',
  formats: [
    {
      title: 'gcloud logging read, JSON',
      sample: 'gcloud.json',
      source: 'https://cloud.google.com/sdk/gcloud/reference/logging/read',
    },
    {
      title: 'aws logs filter-log-events',
      sample: 'cloudwatch.json',
      source: 'https://docs.aws.amazon.com/cli/latest/reference/logs/filter-log-events.html',
    },
    {
      title: 'file of AWS CloudTrail',
      sample: 'cloudtrail.json',
      source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html',
    },
    {
      title: 'Datadog log search, JSON',
      sample: 'datadog.json',
      source: 'https://docs.datadoghq.com/api/latest/logs/#search-logs-post',
    },
  ],
  read(section) {
    const found: Found[] = [];
    if (!section.lines.some((line) => told.test(line))) return found;
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (!/[{[]/.test(text.slice(0, 20)) || jsonStart(section.lines, i) !== text.search(/[{[]/)) continue;
      const block = blockAt(section.lines, i, text.search(/[{[]/));
      const item = block.text.length < 20_000_000 ? readBlock(block, section) : undefined;
      if (item) found.push(item);
      // What was walked through as one text is no beginning of another.
      i = Math.max(i, block.last);
    }
    return found;
  },
};

const told = /"(?:insertId|logName|@message|ingestionTime|eventVersion|attributes)"/;

function readBlock(
  block: JsonBlock,
  section: { artifact: string; firstLine: number; lines: readonly string[] },
): Found | undefined {
  const root = parseJson(block.text);
  if (root === undefined) return undefined;
  for (const { items, depth } of exports) {
    const records = items(root);
    if (!records) continue;
    const places = linesOfObjects(section.lines, block, depth);
    const exchanges: Exchange[] = [];
    const read: LogRecord[] = [];
    const taker: Taker = {
      add(_, exchange, record) {
        if (exchange) exchanges.push(exchange);
        if (record) read.push(record);
      },
    };
    const log = new JsonLog(jsonLogExport.id, section.artifact);
    for (const [i, record] of records.entries()) {
      const line = section.firstLine + (places.length === records.length ? (places[i] ?? block.first) : block.first);
      if (isObject(record)) readItem(record, line, section.artifact, log, taker);
    }
    return {
      firstLine: section.firstLine + block.first,
      lastLine: section.firstLine + block.last,
      exchanges,
      records: read,
    };
  }
  return undefined;
}

/** A record, or a line of text with a time beside it, as CloudWatch has them. */
function readItem(item: JsonObject, line: number, artifact: string, log: JsonLog, taker: Taker): void {
  const words =
    item['@message'] ?? (Object.keys(item).length < 8 && 'ingestionTime' in item ? item.message : undefined);
  if (typeof words !== 'string') {
    log.readObject(item, line, taker);
    return;
  }
  const time = item['@timestamp'] ?? item.timestamp;
  const at = typeof time === 'string' || typeof time === 'number' ? instantOf(time, line) : undefined;
  const inner = words.trimStart().startsWith('{') ? parseJson(words) : undefined;
  const stamp = time === undefined ? {} : { '@timestamp': time };
  if (isObject(inner) && log.readObject({ ...stamp, ...inner }, line, taker)) return;
  const read = readLogLine(words.trimEnd(), line);
  const message = read.message === '' ? words.trim() : read.message;
  const record: LogRecord = { reader: jsonLogExport.id, artifact, firstLine: line, lastLine: line, message };
  const when = at ?? read.at;
  if (when) record.at = when;
  if (read.level) record.level = read.level;
  taker.add(line, undefined, record);
}

function member(root: Json, name: string): Json | undefined {
  return isObject(root) && Object.hasOwn(root, name) ? root[name] : undefined;
}

function listOf(list: Json | undefined, looks: (item: JsonObject) => boolean): readonly Json[] | undefined {
  return Array.isArray(list) && list.some((item) => isObject(item) && looks(item)) ? list : undefined;
}

/** The index of the line in which each object begins that stands in a list at a depth. */
function linesOfObjects(lines: readonly string[], { first, last, column }: JsonBlock, depth: number): number[] {
  const found: number[] = [];
  const open: string[] = [];
  for (let i = first; i <= last; i += 1) {
    const line = lines[i] ?? '';
    let quoted = false;
    for (let at = i === first ? column : 0; at < line.length; at += 1) {
      const c = line[at] ?? '';
      if (quoted) {
        if (c === '\\') at += 1;
        else if (c === '"') quoted = false;
      } else if (c === '"') quoted = true;
      else if (c === '{' || c === '[') {
        if (c === '{' && open.length === depth && open.at(-1) === '[') found.push(i);
        open.push(c);
      } else if (c === '}' || c === ']') open.pop();
    }
  }
  return found;
}
