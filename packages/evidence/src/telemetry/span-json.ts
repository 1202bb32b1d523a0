import type { Instant } from '../exchange.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import type { Attribute, Span } from './span.ts';

/** Whether an object is a span, of OTLP, of Python's or Go's console exporter, or of Jaeger. */
export function isSpan(place: JsonPlace): boolean {
  if (
    place.get('traceId')?.text !== undefined &&
    place.get('spanId')?.text !== undefined &&
    place.get('startTimeUnixNano')
  )
    return true;
  if (place.get('context')?.get('trace_id') && place.get('start_time') && place.get('kind')) return true;
  if (place.get('SpanContext')?.get('TraceID') && place.get('StartTime')) return true;
  return (
    (place.get('traceID') ?? place.get('traceId')) !== undefined &&
    place.get('operationName') !== undefined &&
    place.get('tags') !== undefined
  );
}

export function spanOf(place: JsonPlace, offset: number, service: string | undefined): Span {
  const attributes = attributesOf(place.get('attributes') ?? place.get('Attributes') ?? place.get('tags'), offset);
  const status = place.get('status') ?? place.get('Status');
  const code = (status?.get('code') ?? status?.get('status_code') ?? status?.get('Code'))?.scalar ?? '';
  const said = status?.get('message') ?? status?.get('description') ?? status?.get('Description');
  const started = timeOf(
    place.get('startTimeUnixNano') ?? place.get('start_time') ?? place.get('StartTime') ?? place.get('startTime'),
    offset,
  );
  const ended = timeOf(place.get('endTimeUnixNano') ?? place.get('end_time') ?? place.get('EndTime'), offset);
  const jaeger = place.get('operationName') ? place.get('duration')?.number : undefined;
  const duration =
    jaeger === undefined ? (started && ended ? ended.millis - started.millis : undefined) : jaeger / 1000;
  const context = place.get('context') ?? place.get('SpanContext');
  const traceId = (place.get('traceId') ?? place.get('traceID') ?? context?.get('trace_id') ?? context?.get('TraceID'))
    ?.text;
  const spanId = (place.get('spanId') ?? place.get('spanID') ?? context?.get('span_id') ?? context?.get('SpanID'))
    ?.text;
  const name = (place.get('name') ?? place.get('Name') ?? place.get('operationName'))?.text ?? '';
  const own = serviceOf(place.get('resource') ?? place.get('Resource'), offset) ?? service;
  const otel = attributes.get('otel.status_description');
  return {
    name,
    kind: kindOf((place.get('kind') ?? place.get('SpanKind'))?.scalar ?? attributes.get('span.kind')?.value ?? ''),
    attributes,
    exception: exceptionOf(place.get('events') ?? place.get('Events') ?? place.get('logs'), offset),
    failed: /^(?:2|STATUS_CODE_ERROR|ERROR|Error)$/.test(code) || attributes.get('error')?.value === 'true',
    ...(said?.text
      ? { statusMessage: { value: said.text, line: offset + said.first } }
      : otel
        ? { statusMessage: otel }
        : {}),
    ...(started ? { startedAt: started.instant } : {}),
    ...(duration === undefined || duration < 0 ? {} : { durationMs: Math.round(duration * 1000) / 1000 }),
    ...(traceId ? { traceId: traceId.replace(/^0x/, '') } : {}),
    ...(spanId ? { spanId: spanId.replace(/^0x/, '') } : {}),
    ...(own ? { service: own } : {}),
    firstLine: offset + place.first,
    lastLine: offset + place.last,
  };
}

/** OTLP and Go count from 1 (internal, server, client); Python and Jaeger write words. */
function kindOf(kind: string): Span['kind'] {
  if (/^(?:3|(?:SPAN_KIND_|SpanKind\.)?CLIENT)$/i.test(kind)) return 'client';
  return /^(?:2|(?:SPAN_KIND_|SpanKind\.)?SERVER)$/i.test(kind) ? 'server' : 'other';
}

/** `service.name` of a resource. */
export function serviceOf(resource: JsonPlace | undefined, offset: number): string | undefined {
  const list = resource?.isArray ? resource : (resource?.get('attributes') ?? resource?.get('Attributes'));
  return attributesOf(list, offset).get('service.name')?.value;
}

/** An object of names and values, or a list of `key` and `value` in any exporter's letters. */
export function attributesOf(place: JsonPlace | undefined, offset: number): Map<string, Attribute> {
  const found = new Map<string, Attribute>();
  const put = (name: string | undefined, value: JsonPlace | undefined) => {
    const text = textOf(value);
    if (name && value && text !== undefined && found.size < 400)
      found.set(name, { value: text, line: offset + value.first });
  };
  for (const [name, value] of place?.members ?? []) put(name, value);
  for (const item of place?.items ?? [])
    put((item.get('key') ?? item.get('Key'))?.text, item.get('value') ?? item.get('Value'));
  return found;
}

const wrappers = ['stringValue', 'intValue', 'doubleValue', 'boolValue', 'Value'];

function textOf(place: JsonPlace | undefined): string | undefined {
  if (!place) return undefined;
  if (place.scalar !== undefined) return place.scalar;
  const list = place.isArray ? place.items : place.get('arrayValue')?.get('values')?.items;
  if (list) return list.map((item) => item.scalar ?? wrapped(item) ?? '').join(', ');
  return wrapped(place);
}

function wrapped(place: JsonPlace): string | undefined {
  for (const name of wrappers) {
    const value = place.get(name);
    if (value?.scalar !== undefined) return value.scalar;
    if (value?.isArray) return value.items.map((item) => item.scalar ?? '').join(', ');
  }
  return undefined;
}

function exceptionOf(events: JsonPlace | undefined, offset: number): Map<string, Attribute> {
  for (const event of events?.items ?? []) {
    const attributes = attributesOf(event.get('attributes') ?? event.get('Attributes') ?? event.get('fields'), offset);
    const name = (event.get('name') ?? event.get('Name'))?.text ?? attributes.get('event')?.value;
    if (name === 'exception' || attributes.has('exception.message')) return attributes;
  }
  return new Map();
}

/** Nanoseconds (OTLP, as text or number), microseconds (Jaeger), or a time as Python and Go write it. */
export function timeOf(place: JsonPlace | undefined, offset: number): { millis: number; instant: Instant } | undefined {
  const text = place?.scalar;
  if (!place || !text || text.length > 40) return undefined;
  let millis = Number.NaN;
  if (/^\d{18,20}$/.test(text)) millis = Number(text.slice(0, -6)) + Number(text.slice(-6)) / 1e6;
  else if (/^\d{16}$/.test(text)) millis = Number(text) / 1000;
  else if (/^\d{4}-\d\d-\d\d/.test(text)) millis = Date.parse(text.replace(/(\.\d{3})\d+/, '$1')) + fraction(text);
  if (Number.isNaN(millis) || millis <= 0) return undefined;
  return { millis, instant: { at: Math.floor(millis), zoneKnown: true, line: offset + place.first } };
}

/** What a time's fraction of a second holds beyond milliseconds, in milliseconds. */
function fraction(text: string): number {
  const digits = /\.\d{3}(\d{1,6})/.exec(text)?.[1];
  return digits ? Number(digits) / 10 ** digits.length : 0;
}
