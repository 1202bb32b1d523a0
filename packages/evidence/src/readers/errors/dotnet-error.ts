import type { Section } from '../../document.ts';
import { DotnetCalls, type DotnetEntry, dotnetEntryAt, dotnetRecord } from '../../errors/dotnet-log.ts';
import { type DotnetTrace, dotnetTraceAt } from '../../errors/dotnet-trace.ts';
import { errnoName } from '../../errors/errno.ts';
import { callOrRecord, type Thrown } from '../../errors/thrown.ts';
import { callOf, type Dialect } from '../../errors/thrown-call.ts';
import type { Place } from '../../exchange.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

const drivers =
  /^(?:Npgsql|MySql|Microsoft\.Data|System\.Data|StackExchange|MongoDB|RabbitMQ|Confluent\.Kafka|MailKit|System\.Net\.Mail)\b/;

const dialect: Dialect = {
  code: codeOf,
  otherService: ({ type }) => drivers.test(type),
};

/** Exceptions of .NET, .NET Framework and Mono, and the console log of ASP.NET with the calls of its HttpClients. */
export const dotnetError: Reader = {
  id: 'dotnet-error',
  title: '.NET error',
  formats: [
    {
      title: 'HttpRequestException of .NET',
      sample: 'http-request.txt',
      source: 'https://github.com/dotnet/runtime/issues/1719',
    },
    { title: 'HttpRequestException of Mono', sample: 'mono-unresolved.txt', source: 'Mono 6.8, run' },
    { title: 'WebException', sample: 'web-exception.txt', source: 'Mono 6.8, run' },
    {
      title: 'TaskCanceledException of HttpClient',
      sample: 'timeout.txt',
      source: 'https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.timeout',
    },
    {
      title: 'AuthenticationException of a certificate',
      sample: 'certificate.txt',
      source: 'https://learn.microsoft.com/dotnet/api/system.net.security.sslpolicyerrors',
    },
    {
      title: 'ASP.NET console log',
      sample: 'aspnet.txt',
      source: 'https://learn.microsoft.com/dotnet/core/extensions/console-log-formatter',
    },
  ],
  read(section) {
    const found: Found[] = [];
    const calls = new DotnetCalls();
    for (let i = 0; i < section.lines.length; i += 1) {
      const entry = dotnetEntryAt(section.lines, i);
      if (entry) {
        found.push(readEntry(entry, calls, section));
        i = entry.last;
        continue;
      }
      const trace = dotnetTraceAt(section.lines, i, section.firstLine);
      if (!trace) continue;
      found.push(readTrace(trace, placeIn(section, 'dotnet-error', trace.first, trace.last)));
      i = trace.last;
    }
    return found;
  },
};

function readTrace(trace: DotnetTrace, place: Place): Found {
  return callOrRecord(callOf(trace, place, dialect), trace, place);
}

function readEntry(entry: DotnetEntry, calls: DotnetCalls, section: Section): Found {
  const place = placeIn(section, 'dotnet-error', entry.first, entry.last);
  const { firstLine, lastLine } = place;
  const lines = section.lines.slice(0, entry.last + 1);
  let at = entry.first + 1;
  let trace: DotnetTrace | undefined;
  for (; at <= entry.last && !trace; at += 1) trace = dotnetTraceAt(lines, at, section.firstLine);
  const words = section.lines
    .slice(entry.first + 1, trace ? trace.first : entry.last + 1)
    .map((line) => line.trim())
    .join('\n')
    .trim();
  if (!trace) {
    const exchange = calls.exchangeOf(entry.logger, words, place);
    const found: Found = { firstLine, lastLine, records: [dotnetRecord(entry, words, place)] };
    return exchange ? { firstLine, lastLine, exchanges: [exchange] } : found;
  }
  trace.prefix.level = entry.level;
  if (!trace.lead) trace.lead = words;
  const found = readTrace(trace, place);
  for (const exchange of found.exchanges ?? []) {
    const request = calls.begunBy(entry.logger, exchange.request?.url);
    if (request) exchange.request = request;
  }
  for (const record of found.records ?? []) record.fields = { logger: entry.logger, event_id: entry.eventId };
  return found;
}

/** What .NET puts beside the words: errno behind SocketException, the verdict on a certificate behind a colon. */
function codeOf({ type, code, message }: Thrown): string | undefined {
  const verdict =
    /\b(RemoteCertificate\w{5,40}|UntrustedRoot|PartialChain|NotTimeValid|Revoked|NotSignatureValid)\b/.exec(
      message,
    )?.[1];
  return verdict ?? (type.endsWith('SocketException') && code ? errnoName(code) : undefined);
}
