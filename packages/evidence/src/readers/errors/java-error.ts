import { jvmTraceAt } from '../../errors/jvm-trace.ts';
import { type SaidAnswer, statusAndBodyIn } from '../../errors/status-and-body.ts';
import { callOrRecord, type Thrown } from '../../errors/thrown.ts';
import { callOf, type Dialect } from '../../errors/thrown-call.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

const drivers =
  /^(?:com\.(?:mysql|mongodb|zaxxer|microsoft\.sqlserver|datastax)|org\.(?:postgresql|hibernate|apache\.kafka|mariadb|elasticsearch|springframework\.(?:jdbc|dao|amqp|data|kafka|mail))|redis\.|io\.lettuce|oracle\.|com\.rabbitmq|javax\.mail|jakarta\.mail)/;

const dialect: Dialect = {
  answer: answerOf,
  otherService: ({ type }) => drivers.test(type),
};

/** Exceptions and stack traces of the JVM: Java, Kotlin, Scala; whole, or reduced to their first line. */
export const javaError: Reader = {
  id: 'java-error',
  title: 'Java or Kotlin error',
  formats: [
    { title: 'java.net.http.HttpClient exception', sample: 'httpclient-refused.txt', source: 'OpenJDK 17.0.15, run' },
    { title: 'HttpURLConnection exception', sample: 'url-status.txt', source: 'OpenJDK 17.0.15, run' },
    { title: 'Java exception with causes (PKIX)', sample: 'url-pkix.txt', source: 'OpenJDK 17.0.15, run' },
    { title: 'OkHttp exception', sample: 'okhttp-hostname.txt', source: 'OkHttp 3.13.1, run' },
    { title: 'Apache HttpClient exception', sample: 'apache-refused.txt', source: 'Apache HttpClient 4.5.14, run' },
    { title: 'Spring RestTemplate exception', sample: 'spring-resource-access.txt', source: 'Spring 3, run' },
    {
      title: 'Spring RestClient exception with body',
      sample: 'spring-rest-client.txt',
      source: 'https://github.com/spring-projects/spring-framework/issues/33980',
    },
    {
      title: 'Spring WebClientResponseException',
      sample: 'spring-web-client.txt',
      source: 'https://github.com/spring-attic/spring-authorization-server/issues/425',
    },
    { title: 'FeignException', sample: 'feign.txt', source: 'https://github.com/wwadge/awair-bridge/issues/6' },
    { title: 'Ktor ResponseException', sample: 'ktor.txt', source: 'https://github.com/ktorio/ktor/issues/1994' },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const trace = jvmTraceAt(section.lines, i, section.firstLine);
      if (!trace) continue;
      const place = placeIn(section, 'java-error', trace.first, trace.last);
      found.push(callOrRecord(callOf(trace, place, dialect), trace, place));
      i = trace.last;
    }
    return found;
  },
};

/** What a status is told by that is not a status line. */
function answerOf({ type, message }: Thrown): SaidAnswer | undefined {
  // HttpURLConnection.getInputStream throws it, with the URL for words, for 404 (and for 410, which is rare).
  if (/\bFileNotFoundException$/.test(type) && /^https?:\/\/\S{1,4000}$/.test(message)) return { status: 404 };
  const aws = /\(Service: [\w ]{1,60}[;,] Status Code: (\d{3})[;,]/.exec(message)?.[1];
  if (aws) return { status: Number(aws) };
  // Ktor puts the answer's text behind the status in quotes, with nothing escaped.
  const ktor =
    /^(?:Client request|Server error|Bad response|Unhandled redirect)[:\s]?\(?.{0,2000}?(?:invalid|\))?: (\d{3}) ?([A-Za-z' -]{0,60}?)\. Text: "/s.exec(
      message,
    );
  if (!ktor?.[1]) return undefined;
  const quoted = message.slice(ktor[0].length);
  const text = quoted.replace(/"\s{0,9}$/, '');
  const firstLine = ktor[0].split('\n').length - 1;
  return {
    status: Number(ktor[1]),
    ...(ktor[2] && { reason: ktor[2] }),
    ...(text !== '' && {
      body: statusAndBodyIn(message)?.body ?? {
        text,
        firstLine,
        lastLine: firstLine + text.split('\n').length - 1,
        truncated: text === quoted,
      },
    }),
  };
}
