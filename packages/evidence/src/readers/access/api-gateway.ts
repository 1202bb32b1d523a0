import type { Exchange, LogRecord } from '../../exchange.ts';
import { isStatus } from '../../http/words.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

/** What stands before the words: the id of the request, as CloudWatch has it, or the time, as the console's test shows it. */
const ofRequest = /^(?:\S{19,30}\s)?\(([\da-f]{8}-[\da-f-]{27})\) (.{5,20000})$/;
const ofConsole = /^((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}) : (.{5,20000})$/;
/** AWS, "Set up CloudWatch logging for REST APIs in API Gateway": the execution log's own words. */
const known =
  /^(?:Starting execution for request: |HTTP Method: |API Key|Extended Request Id: |Verifying Usage Plan|Method (?:request|response|completed)|Endpoint (?:request|response)|Sending request to |Received response\. |Execution (?:failed|error)|Successfully completed execution|Starting authorizer: |Authorizer (?:result|response)|Unauthorized request: |AWS (?:Integration|X-Ray)|Lambda (?:execution|invocation|function)|Gateway response |Usage Plan check|Failed to |The response from )/;
const failures =
  /^(?:Execution failed due to [\w ]{1,60}?(?:: |$)|Execution error: |Lambda execution failed with status \d{3} due to |Unauthorized request: )/;

interface Call {
  id: string;
  exchange: Exchange;
  records: LogRecord[];
}

/** Execution logs of Amazon API Gateway: many lines a request. Its access logs are common or JSON ones. */
export const apiGateway: Reader = {
  id: 'api-gateway',
  title: 'API Gateway execution log',
  formats: [
    {
      title: 'Amazon API Gateway execution log',
      sample: 'execution.txt',
      source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    },
    {
      title: 'test of a method in the console of Amazon API Gateway',
      sample: 'console.txt',
      source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html',
    },
  ],
  read(section) {
    const found: Found[] = [];
    const calls = new Map<string, Call>();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length < 20 || text.length > 20_100) continue;
      const said = text.includes('(') && !text.includes(' UTC ') ? ofRequest.exec(text) : null;
      const shown = said ? null : ofConsole.exec(text);
      const words = said?.[2] ?? shown?.[2] ?? '';
      if (!known.test(words)) continue;
      const line = section.firstLine + i;
      const id = said?.[1] ?? 'console';
      // In the console requests have no id in front: each begins anew.
      const begins = !said && words.startsWith('Starting execution for request: ');
      let call = begins ? undefined : calls.get(id);
      if (!call) {
        call = { id, exchange: emptyCall(section.artifact, line, id), records: [] };
        calls.set(id, call);
        found.push({ firstLine: line, lastLine: line, exchanges: [call.exchange], records: call.records });
      } else {
        const last = found.at(-1);
        if (last?.lastLine === line - 1) last.lastLine = line;
        else found.push({ firstLine: line, lastLine: line });
      }
      readWords(words, line, call, shown?.[1]);
    }
    return found;
  },
};

function emptyCall(artifact: string, line: number, id: string): Exchange {
  const fields = id === 'console' ? {} : { requestId: id };
  return { reader: 'api-gateway', artifact, firstLine: line, lastLine: line, seenFrom: 'server', fields };
}

function readWords(words: string, line: number, { exchange, records }: Call, time: string | undefined): void {
  const stamp = time === undefined ? undefined : leadingTimestamp(time);
  const at = stamp?.at === undefined ? undefined : { at: stamp.at, zoneKnown: true, line };
  if (at && !exchange.startedAt) exchange.startedAt = at;
  exchange.lastLine = line;
  const fields = exchange.fields ?? {};
  exchange.fields = fields;
  const method = /^HTTP Method: ([A-Z]{3,10}), Resource Path: (\S{1,8000})/.exec(words);
  if (method) exchange.request = { method: method[1] ?? '', url: method[2] ?? '', headers: [], line };
  const status = /^Method completed with status: (\d{3})/.exec(words);
  if (status && isStatus(Number(status[1]))) exchange.response = { status: Number(status[1]), headers: [], line };
  const integration = /^Received response\. (?:Status: (\d{3}), )?Integration latency: (\d{1,9}) ms/.exec(words);
  if (integration?.[1]) fields.integration_status = integration[1];
  if (integration?.[2]) exchange.timings = { wait: Number(integration[2]) };
  const endpoint = /^(?:Endpoint request URI|Sending request to): ?(\S{1,8000})|^Sending request to (\S{1,8000})/.exec(
    words,
  );
  if (endpoint?.[1] ?? endpoint?.[2]) fields.integration_uri = endpoint?.[1] ?? endpoint?.[2] ?? '';
  const answer = /^Endpoint response body before transformations: (.{1,4000})/.exec(words);
  if (answer?.[1]) fields.integration_response_body = answer[1];
  if (!failures.test(words)) return;
  fields.failure = words;
  const { reader, artifact } = exchange;
  const type = /^Execution failed due to (?:an? )?([\w ]{1,60}?)(?: error)?(?::|$)/.exec(words)?.[1];
  const error = { ...(type && { type }), message: words.replace(failures, '') || words, frames: [] };
  records.push({
    reader,
    artifact,
    firstLine: line,
    lastLine: line,
    level: 'error',
    message: words,
    error,
    ...(at && { at }),
  });
}
