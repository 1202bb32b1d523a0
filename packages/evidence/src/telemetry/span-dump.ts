import type { Section } from '../document.ts';
import { InspectDump } from '../errors/inspect-dump.ts';
import type { LogRecord } from '../exchange.ts';
import { levelOf } from '../logs/log-line.ts';
import type { Attribute, Span } from './span.ts';

/** What one dump tells: a span, or a log record. `first` and `last` are indices of its lines. */
export interface Dump {
  first: number;
  last: number;
  span?: Span;
  record?: LogRecord;
}

/** Lines of the longest dump, and its deepest nesting; what goes on beyond them is none. */
const longest = 1000;
const deepest = 30;
const opensSpan = /^\s*(?:resource: \{|traceId: '[0-9a-f]{32}'|instrumentationScope: \{)/;
const service = 'resource.attributes.service.name';

/** Objects that JavaScript's ConsoleSpanExporter and ConsoleLogRecordExporter print, as util.inspect writes them. */
export function dumps(section: Section, reader: string): Dump[] {
  const { lines, firstLine } = section;
  const found: Dump[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (lines[i]?.trim() !== '{' || !opensSpan.test((lines[i + 1] ?? '').slice(0, 200))) continue;
    const dump = new InspectDump();
    let last = i;
    for (let at = i; at < lines.length && at - i < longest; at += 1) {
      // Cut off, with the next one behind it.
      if (at > i && lines[at] === lines[i] && opensSpan.test((lines[at + 1] ?? '').slice(0, 200))) break;
      dump.feed((lines[at] ?? '').slice(0, 20_000), firstLine + at);
      last = at;
      if (dump.depth === 0 || dump.depth > deepest) break;
    }
    const read = readDump(dump, section, reader, i, last);
    if (!read) continue;
    found.push(read);
    i = last;
  }
  return found;
}

function readDump(
  { fields }: InspectDump,
  section: Section,
  reader: string,
  first: number,
  last: number,
): Dump | undefined {
  const place = {
    artifact: section.artifact,
    firstLine: section.firstLine + first,
    lastLine: section.firstLine + last,
  };
  const traceId = fields.get('traceId')?.value;
  const stamp = fields.get('timestamp');
  // Microseconds since 1970, in both exporters.
  const micros = Number(stamp?.value ?? Number.NaN);
  const at = stamp && micros > 0 ? { at: Math.floor(micros / 1000), zoneKnown: true, line: stamp.line } : undefined;
  const attributes = under(fields, 'attributes.');
  const severity = fields.get('severityText') ?? fields.get('severityNumber');
  const body = fields.get('body');
  if (!fields.has('kind') && (severity || body)) {
    const level = levelOf(severity?.value ?? '') ?? severityLevel(Number(severity?.value));
    const record: LogRecord = {
      ...place,
      reader,
      ...(at ? { at } : {}),
      ...(level ? { level } : {}),
      message: body?.value ?? '',
      fields: Object.fromEntries([...attributes].map(([name, { value }]) => [name, value])),
    };
    return { first, last, record };
  }
  const kind = fields.get('kind')?.value;
  if (!traceId || kind === undefined) return undefined;
  const duration = Number(fields.get('duration')?.value ?? Number.NaN);
  const spanId = fields.get('id')?.value;
  const message = fields.get('status.message');
  const name = fields.get('name')?.value;
  const from = fields.get(service)?.value;
  const span: Span = {
    name: name ?? '',
    // SpanKind of @opentelemetry/api counts from 0: internal, server, client.
    kind: kind === '2' ? 'client' : kind === '1' ? 'server' : 'other',
    attributes,
    exception: under(fields, 'events.attributes.'),
    failed: fields.get('status.code')?.value === '2',
    ...(message ? { statusMessage: message } : {}),
    ...(at ? { startedAt: at } : {}),
    ...(duration >= 0 ? { durationMs: Math.round(duration) / 1000 } : {}),
    traceId,
    ...(spanId ? { spanId } : {}),
    ...(from ? { service: from } : {}),
    firstLine: place.firstLine,
    lastLine: place.lastLine,
  };
  return { first, last, span };
}

function under(fields: ReadonlyMap<string, Attribute>, prefix: string): Map<string, Attribute> {
  return new Map(
    [...fields].flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
  );
}

/** Severity numbers of https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber, four a level. */
export function severityLevel(number: number): LogRecord['level'] {
  if (!Number.isInteger(number) || number < 1 || number > 24) return undefined;
  return (['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)[Math.floor((number - 1) / 4)];
}
