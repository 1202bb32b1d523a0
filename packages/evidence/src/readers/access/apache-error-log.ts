import type { Exchange, LogRecord } from '../../exchange.ts';
import { Finds } from '../../logs/finds.ts';
import { levelOf } from '../../logs/log-line.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Reader } from '../../reader.ts';

/** Apache, ErrorLogFormat of threaded servers: [time] [module:level] [pid:tid] words; 2.2 had a level alone. */
const errorLine =
  /^\s{0,8}(?:\[([A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:.]{8,15} \d{4})\] )?\[(?:([a-z_]\w{0,40}):)?(emerg|alert|crit|error|warn|notice|info|debug|trace[1-8])\] (?:\[pid (\d{1,10})(?::tid \d{1,20})?\] )?(.*)$/;
const client = /^\[client ([^\]\s]{2,80})\] /;
const system = /^\((\d{1,6})\)([^:]{1,200}): /;
const code = /^(AH\d{5}): /;
const referer = /, referer: (\S{1,2000})$/;
/** mod_proxy could not reach what is behind it, or got no answer of it. */
const upstream =
  /^(?:attempt to connect to |https?: attempt to connect|HTTP: failed to make connection|error reading status line from remote server|Error reading from remote server)/i;

/** Error logs of Apache, with the number of each message. */
export const apacheErrorLog: Reader = {
  id: 'apache-error-log',
  title: 'Apache error log',
  formats: [{ title: 'Apache error log', sample: 'apache.txt', source: 'Apache 2.4.71, run' }],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length < 20 || text.length > 20_000 || !text.includes('] [')) continue;
      const match = errorLine.exec(text);
      const isApache =
        match && ((match[1] && (match[2] || match[4])) || (match[2] && match[4]) || text.includes('[client '));
      if (!match || !isApache) continue;
      const line = section.firstLine + i;
      const record = recordOf(match, section.artifact, line);
      finds.add(line, failureOf(record), record);
    }
    return finds.found;
  },
};

function recordOf(match: RegExpExecArray, artifact: string, line: number): LogRecord {
  const [, time, module, level = '', pid, words = ''] = match;
  const fields: Record<string, string> = {};
  let rest = words;
  const take = (pattern: RegExp, ...names: string[]) => {
    const found = pattern.exec(rest);
    if (!found) return;
    for (const [i, name] of names.entries()) fields[name] = found[i + 1] ?? '';
    rest = rest.replace(pattern, '');
  };
  take(system, 'errno', 'errno_message');
  take(client, 'client');
  if (!fields.errno) take(system, 'errno', 'errno_message');
  take(code, 'code');
  take(referer, 'referer');
  if (module) fields.module = module;
  if (pid) fields.pid = pid;
  const message = fields.errno_message ? `${rest} (${fields.errno_message})` : rest;
  const record: LogRecord = { reader: apacheErrorLog.id, artifact, firstLine: line, lastLine: line, message, fields };
  const at = time ? leadingTimestamp(time)?.at : undefined;
  if (at !== undefined) record.at = { at, zoneKnown: false, line };
  record.level = level.startsWith('trace') ? 'trace' : (levelOf(level) ?? 'info');
  if (fields.code && record.level !== 'info') record.error = { code: fields.code, message, frames: [] };
  return record;
}

/** A request that could not be passed on; Apache tells its path in one of the lines only. */
function failureOf(record: LogRecord): Exchange | undefined {
  if (record.level !== 'error' || !upstream.test(record.message)) return undefined;
  const { reader, artifact, firstLine, lastLine, at } = record;
  const path = /returned by (\/\S{0,8000})/.exec(record.message)?.[1]?.replace(/,$/, '');
  if (!path) return undefined;
  return {
    ...{ reader, artifact, firstLine, lastLine, seenFrom: 'server' },
    request: { url: path, headers: [], line: firstLine },
    error: { message: record.message, firstLine, lastLine },
    ...(at && { startedAt: at }),
    ...(record.fields?.client && { peer: record.fields.client }),
  };
}
