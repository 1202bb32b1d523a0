import type { Section } from '../../document.ts';
import type { Exchange, LogRecord } from '../../exchange.ts';
import { type Claim, foundOf, indicesFrom, inOrder } from '../../http/claims.ts';
import { eachJson, objectsIn } from '../../json/each-json.ts';
import type { JsonPlace } from '../../json/json-in-lines.ts';
import type { Found, Reader } from '../../reader.ts';
import { isLogRecord, logRecordOf } from '../../telemetry/log-record.ts';
import { exchangeOf, recordOf, type Span } from '../../telemetry/span.ts';
import { dumps } from '../../telemetry/span-dump.ts';
import { isSpan, serviceOf, spanOf } from '../../telemetry/span-json.ts';

const id = 'opentelemetry';
const signs = /startTimeUnixNano|timeUnixNano|"trace_id"|"TraceID"|"operationName"/i;

/** Reads spans and log records of OpenTelemetry: OTLP as JSON, and what exporters print to a console. */
export const opentelemetry: Reader = {
  id,
  title: 'OpenTelemetry',
  formats: [
    { title: 'OTLP spans as JSON', sample: 'otlp.json', source: '@opentelemetry/otlp-transformer 0.223.0, run' },
    {
      title: 'OTLP spans as JSON, conventions before 1.23',
      sample: 'otlp-old.json',
      source: '@opentelemetry/otlp-transformer 0.57.2, run',
    },
    {
      title: 'OTLP log records as JSON',
      sample: 'otlp-logs.json',
      source: 'https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/',
    },
    {
      title: 'ConsoleSpanExporter of JavaScript',
      sample: 'console-js.txt',
      source: '@opentelemetry/sdk-trace-base 2.12.0, run',
    },
    {
      title: 'ConsoleSpanExporter of JavaScript, version 1',
      sample: 'console-js-old.txt',
      source: '@opentelemetry/sdk-trace-base 1.30.1, run',
    },
    {
      title: 'ConsoleSpanExporter of Python',
      sample: 'console-python.json',
      source: 'https://opentelemetry.io/docs/languages/python/getting-started/',
    },
    {
      title: 'stdouttrace of Go',
      sample: 'stdouttrace-go.json',
      source: 'https://pkg.go.dev/go.opentelemetry.io/otel/exporters/stdout/stdouttrace',
    },
    {
      title: 'Jaeger trace as JSON',
      sample: 'jaeger.json',
      source: 'https://www.jaegertracing.io/docs/latest/architecture/apis/',
    },
  ],
  read(section: Section): Found[] {
    const { lines, artifact } = section;
    const claims: Claim[] = [];
    if (lines.some((line) => signs.test(line))) {
      const take = (place: JsonPlace): boolean => {
        const told = toldBy(place, section);
        if (!told) return false;
        claims.push({ indices: indicesFrom(place.first, place.last), ...told });
        return true;
      };
      eachJson(lines, take, /"(?:spans|logRecords)"\s*:\s*\[/);
    }
    if (lines.some((line) => line.includes('traceId: '))) {
      for (const { first, last, span, record } of dumps(section, id)) {
        const told = span ? fromSpan(span, artifact) : { exchanges: [], records: record ? [record] : [] };
        claims.push({ indices: indicesFrom(first, last), ...told });
      }
    }
    return foundOf(section, inOrder(claims));
  },
};

interface Told {
  exchanges: Exchange[];
  records: LogRecord[];
}

/** A span of HTTP is an exchange; an exception that is not the failure of one, and other spans that failed, are records. */
function fromSpan(span: Span, artifact: string): Told {
  const exchange = exchangeOf(span, artifact, id);
  const record = exchange && (exchange.error || span.exception.size === 0) ? undefined : recordOf(span, artifact, id);
  return { exchanges: exchange ? [exchange] : [], records: record ? [record] : [] };
}

/** All that spans and log records within a value tell; undefined when none is in it. */
function toldBy(root: JsonPlace, { artifact, firstLine }: Section): Told | undefined {
  const told: Told = { exchanges: [], records: [] };
  let any = false;
  const take = (place: JsonPlace, service: string | undefined) => {
    for (const found of objectsIn(place, (inner) => isSpan(inner) || isLogRecord(inner))) {
      any = true;
      const from = service ?? processOf(root, found, firstLine);
      const { exchanges, records } = isSpan(found)
        ? fromSpan(spanOf(found, firstLine, from), artifact)
        : logRecordOf(found, { artifact, offset: firstLine, reader: id }, service);
      for (const exchange of exchanges) told.exchanges.push(exchange);
      for (const record of records) told.records.push(record);
    }
  };
  const groups = objectsIn(root, isGroup);
  for (const group of groups) take(group, serviceOf(group.get('resource'), firstLine));
  if (groups.length === 0) take(root, undefined);
  return any ? told : undefined;
}

/** What one resource sent: `resourceSpans[]`, `resourceLogs[]`. */
function isGroup(place: JsonPlace): boolean {
  return ['scopeSpans', 'instrumentationLibrarySpans', 'scopeLogs'].some((name) => place.get(name)?.isArray);
}

/** Jaeger keeps services apart from spans, under the id of their process. */
function processOf(root: JsonPlace, span: JsonPlace, offset: number): string | undefined {
  const key = span.get('processID')?.text;
  if (!key) return undefined;
  const trace = root.get('data')?.items.find((one) => one.get('processes')?.get(key)) ?? root;
  const process = trace.get('processes')?.get(key);
  return process?.get('serviceName')?.text ?? serviceOf(process?.get('tags'), offset);
}
