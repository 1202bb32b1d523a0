import { rubyResponse } from '../../errors/ruby-response.ts';
import { rubyTraceAt } from '../../errors/ruby-trace.ts';
import type { SaidAnswer } from '../../errors/status-and-body.ts';
import { callOrRecord, type Thrown } from '../../errors/thrown.ts';
import { callOf, type Dialect } from '../../errors/thrown-call.ts';
import { isStatus } from '../../http/words.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

const drivers =
  /^(?:ActiveRecord|PG|Mysql2|Redis|RedisClient|Mongo|Dalli|Bunny|Sequel|SQLite3|Net::SMTP\w*|Sidekiq::Redis)\b/;

const dialect: Dialect = {
  answer: answerOf,
  otherService: ({ type }) => drivers.test(type),
  code: ({ code }) => code,
};

/** Exceptions of Ruby with their backtraces, as Ruby prints them, as inspect shows them and as Rails logs them. */
export const rubyError: Reader = {
  id: 'ruby-error',
  title: 'Ruby error',
  formats: [
    { title: 'uncaught Net::HTTP exception with its cause', sample: 'net-http.txt', source: 'Ruby 3.1.7, run' },
    { title: 'Faraday exception', sample: 'faraday-status.txt', source: 'Ruby 3.1.7, Faraday 1.1.0, run' },
    {
      title: 'Faraday exception as inspect shows it',
      sample: 'faraday-inspect.txt',
      source: 'Ruby 3.1.7, Faraday 1.1.0, run',
    },
    { title: 'RestClient exception', sample: 'rest-client.txt', source: 'Ruby 3.1.7, RestClient, run' },
    { title: 'Excon exception', sample: 'excon.txt', source: 'Ruby 3.1.7, Excon 0.88.0, run' },
    { title: 'HTTParty exception', sample: 'httparty.txt', source: 'Ruby 3.1.7, HTTParty, run' },
    {
      title: 'exception in Rails’ log',
      sample: 'rails.txt',
      source: 'https://guides.rubyonrails.org/debugging_rails_applications.html',
    },
    { title: 'Ruby 3.4 backtrace', sample: 'ruby-3-4.txt', source: 'https://docs.ruby-lang.org/en/3.4/NEWS_md.html' },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const trace = rubyTraceAt(section.lines, i, section.firstLine);
      if (!trace) continue;
      const place = placeIn(section, 'ruby-error', trace.first, trace.last);
      const exchange = callOf(trace, place, dialect);
      const shown = rubyResponse(trace.chain[0].message, trace.chain[0].line);
      if (exchange?.response && shown) {
        exchange.response.headers = shown.headers;
        if (shown.method ?? shown.url)
          exchange.request = {
            ...(shown.method && { method: shown.method }),
            ...(shown.url && { url: shown.url }),
            headers: [],
            line: trace.chain[0].line,
          };
      }
      found.push(callOrRecord(exchange, trace, place));
      i = trace.last;
    }
    return found;
  },
};

/** How gems say a status that is in no status line: HTTParty, Excon, Stripe, Octokit, Net::HTTPResponse#value. */
function answerOf({ message, line }: Thrown): SaidAnswer | undefined {
  const shown = rubyResponse(message, line);
  if (shown) return shown;
  const match =
    /^Code (?<status>\d{3}) - (?<body>.+)$/s.exec(message) ??
    /\bActual\((?<status>\d{3}) (?<reason>[^)]{0,60})\)/.exec(message) ??
    /^\(Status (?<status>\d{3})\)/.exec(message) ??
    /^(?<status>\d{3}) "(?<reason>[^"]{0,60})"$/.exec(message) ??
    /^[A-Z]{3,7} https?:\/\/\S{1,2000}: (?<status>\d{3}) - /.exec(message);
  const status = Number(match?.groups?.status);
  if (!match?.groups || !isStatus(status)) return undefined;
  const { reason, body } = match.groups;
  const text = body?.trim();
  return {
    status,
    ...(reason && { reason }),
    ...(text && { body: { text, firstLine: 0, lastLine: text.split('\n').length - 1, truncated: false } }),
  };
}
