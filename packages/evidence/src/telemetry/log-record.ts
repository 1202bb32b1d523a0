import type { Exchange, LogRecord } from '../exchange.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import { levelOf } from '../logs/log-line.ts';
import { exchangeOf, type Span } from './span.ts';
import { severityLevel } from './span-dump.ts';
import { attributesOf, timeOf } from './span-json.ts';

/** Whether an object is a log record of OTLP: https://opentelemetry.io/docs/specs/otel/logs/data-model/. */
export function isLogRecord(place: JsonPlace): boolean {
  const time = place.get('timeUnixNano') ?? place.get('observedTimeUnixNano');
  return (
    time?.scalar !== undefined &&
    (place.get('body') ?? place.get('severityNumber') ?? place.get('severityText')) !== undefined
  );
}

/** The record, and the exchange that its attributes tell of. */
export function logRecordOf(
  place: JsonPlace,
  { artifact, offset, reader }: { artifact: string; offset: number; reader: string },
  service: string | undefined,
): { exchanges: Exchange[]; records: LogRecord[] } {
  const attributes = attributesOf(place.get('attributes'), offset);
  const fields = Object.fromEntries([...attributes].map(([name, { value }]) => [name, value]));
  const time = timeOf(place.get('timeUnixNano'), offset) ?? timeOf(place.get('observedTimeUnixNano'), offset);
  const level =
    levelOf(place.get('severityText')?.text ?? '') ?? severityLevel(place.get('severityNumber')?.number ?? 0);
  const body = place.get('body');
  const message = body?.get('stringValue')?.text ?? body?.text ?? fields['exception.message'] ?? '';
  const traceId = place.get('traceId')?.text;
  const where = { artifact, firstLine: offset + place.first, lastLine: offset + place.last, reader };
  const said = fields['exception.message'];
  const type = fields['exception.type'];
  const record: LogRecord = {
    ...where,
    ...(time ? { at: time.instant } : {}),
    ...(level ? { level } : {}),
    message,
    ...(said || type ? { error: { ...(type ? { type } : {}), message: said ?? message, frames: [] } } : {}),
    fields: { ...fields, ...(service ? { 'service.name': service } : {}), ...(traceId ? { trace_id: traceId } : {}) },
  };
  const told: Span = {
    name: '',
    // Logs of requests are written where they arrive, unless they say otherwise.
    kind: fields['span.kind'] === 'client' ? 'client' : 'server',
    attributes,
    exception: new Map(),
    failed: false,
    ...(time ? { startedAt: time.instant } : {}),
    firstLine: where.firstLine,
    lastLine: where.lastLine,
  };
  const exchange = attributes.has('http.response.status_code') ? exchangeOf(told, artifact, reader) : undefined;
  return { exchanges: exchange ? [exchange] : [], records: [record] };
}
