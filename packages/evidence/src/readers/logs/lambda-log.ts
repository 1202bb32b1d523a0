import { framesIn } from '../../errors/stack-frames.ts';
import type { LogRecord } from '../../exchange.ts';
import { isObject, type JsonObject, parseJson } from '../../json/json-text.ts';
import { Finds } from '../../logs/finds.ts';
import { levelOf } from '../../logs/log-line.ts';
import { withOwnStamp } from '../../logs/own-stamp.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Reader } from '../../reader.ts';

const id = String.raw`([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})`;
/** AWS Lambda, "Viewing CloudWatch logs": what the platform itself writes around an invocation. */
const start = new RegExp(String.raw`^(START|END) RequestId: ${id}(?: Version: (\S{1,80}))?\s*$`);
const report = new RegExp(String.raw`^REPORT RequestId: ${id}\s(.{10,2000})$`);
const reported =
  /(?:^|\s)(Duration|Billed Duration|Memory Size|Max Memory Used|Init Duration|Restore Duration|Status|Error Type|XRAY TraceId|Sampled): ([^\t]{1,200}?)(?= ?\t|$| (?:Billed|Memory|Max|Init|Restore|Status|Error|XRAY|Sampled))/g;
const timedOut = new RegExp(String.raw`^(\S{20,30}) ${id} (Task timed out after ([\d.]{1,9}) seconds)\s*$`);
const exited = new RegExp(
  String.raw`^RequestId: ${id} (?:(Process exited before completing request)|Error: (.{1,500}))\s*$`,
);
/** What a function of Node logs: time, request, level and words, apart by tabs. */
const logged = new RegExp(String.raw`^(\d{4}-\d\d-\d\dT\S{8,20})\t(?:${id}|undefined)\t([A-Z]{4,5})\t(.{0,100000})$`);
/** What a function of Python logs: level in brackets, time, request. */
const ofPython = new RegExp(
  String.raw`^\[([A-Z]{4,8})\](?:\t|\s{1,8})(\d{4}-\d\d-\d\dT\S{8,20})(?:\t|\s{1,8})${id}(?:\t|\s{1,8})(.{0,100000})$`,
);

/** Text logs of AWS Lambda as CloudWatch keeps them. */
export const lambdaLog: Reader = {
  id: 'lambda-log',
  title: 'AWS Lambda log',
  formats: [
    {
      title: 'AWS Lambda log',
      sample: 'node.txt',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html',
    },
    {
      title: 'AWS Lambda log of Python',
      sample: 'python.txt',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html',
    },
  ],
  read(section) {
    const finds = new Finds();
    for (let i = 0; i < section.lines.length; i += 1) {
      const bare = section.lines[i] ?? '';
      if (bare.length > 110_000 || !bare.includes('-')) continue;
      const line = section.firstLine + i;
      const place = { reader: lambdaLog.id, artifact: section.artifact, firstLine: line, lastLine: line };
      const record =
        platformRecord(bare, place) ??
        functionRecord(bare, place) ??
        (section.margins ? functionRecord(withOwnStamp(section, i), place) : undefined);
      if (record) finds.add(line, undefined, record);
    }
    return finds.found;
  },
};

type Place = Pick<LogRecord, 'reader' | 'artifact' | 'firstLine' | 'lastLine'>;

function platformRecord(text: string, place: Place): LogRecord | undefined {
  if (!text.includes('RequestId: ')) return undefined;
  const begun = start.exec(text);
  if (begun) {
    const fields = { requestId: begun[2] ?? '', ...(begun[3] && { version: begun[3] }) };
    return {
      ...place,
      level: 'info',
      message: begun[1] === 'START' ? 'invocation started' : 'invocation ended',
      fields,
    };
  }
  const done = report.exec(text);
  if (done) {
    const fields: Record<string, string> = { requestId: done[1] ?? '' };
    for (const [, name = '', value = ''] of (done[2] ?? '').matchAll(reported))
      fields[name.replace(/ /g, '_').toLowerCase()] = value.trim();
    if (!fields.duration) return undefined;
    const failure = fields.status && fields.status !== 'success' ? (fields.error_type ?? fields.status) : undefined;
    const message = `invocation took ${fields.duration}`;
    const record: LogRecord = { ...place, level: failure ? 'error' : 'info', message, fields };
    return failure
      ? { ...record, error: { type: failure, message: `${failure} after ${fields.duration}`, frames: [] } }
      : record;
  }
  const gone = exited.exec(text);
  if (!gone) return undefined;
  const said = gone[2] ?? gone[3] ?? '';
  const type = /\b(Runtime\.\w{1,40}|Extension\.\w{1,40})\s*$/.exec(said)?.[1];
  const message = said.replace(/\s+(?:Runtime|Extension)\.\w{1,40}\s*$/, '');
  return {
    ...place,
    level: 'fatal',
    message,
    error: { ...(type && { type }), message, frames: [] },
    fields: { requestId: gone[1] ?? '' },
  };
}

function functionRecord(text: string, place: Place): LogRecord | undefined {
  const late = timedOut.exec(text);
  if (late) {
    const message = late[3] ?? '';
    const error = { type: 'TaskTimedOut', message, frames: [] };
    return timed(
      {
        ...place,
        level: 'error',
        message,
        error,
        fields: { requestId: late[2] ?? '', timeout_seconds: late[4] ?? '' },
      },
      late[1],
    );
  }
  const words = logged.exec(text);
  if (words)
    return withError(
      timed(
        { ...place, ...leveled(words[3]), message: words[4] ?? '', fields: { requestId: words[2] ?? '' } },
        words[1],
      ),
    );
  const python = ofPython.exec(text);
  if (python)
    return timed(
      { ...place, ...leveled(python[1]), message: python[4] ?? '', fields: { requestId: python[3] ?? '' } },
      python[2],
    );
  return undefined;
}

function leveled(word: string | undefined): Pick<LogRecord, 'level'> {
  const level = levelOf(word ?? '');
  return level ? { level } : {};
}

function timed(record: LogRecord, text: string | undefined): LogRecord {
  const stamp = leadingTimestamp(text ?? '');
  if (stamp?.at !== undefined) record.at = { at: stamp.at, zoneKnown: stamp.zoneKnown, line: record.firstLine };
  return record;
}

/** `Invoke Error {"errorType":…}`, which Lambda writes for an error that a function did not catch. */
function withError(record: LogRecord): LogRecord {
  const [, said = '', json] = /^([^{]{0,200}?)\s*(\{.*)$/.exec(record.message) ?? [];
  const value = json === undefined ? undefined : parseJson(json);
  if (!isObject(value) || typeof value.errorMessage !== 'string') return record;
  const stack = Array.isArray(value.stack) ? value.stack.filter((line) => typeof line === 'string').join('\n') : '';
  const error: NonNullable<LogRecord['error']> = {
    message: value.errorMessage,
    frames: framesIn(stack, record.firstLine),
  };
  if (typeof value.errorType === 'string') error.type = value.errorType;
  const code = textOf(value, 'code');
  if (code) error.code = code;
  return { ...record, message: said === '' ? value.errorMessage : `${said}: ${value.errorMessage}`, error };
}

function textOf(value: JsonObject, name: string): string | undefined {
  const found = value[name];
  return typeof found === 'string' ? found : undefined;
}
