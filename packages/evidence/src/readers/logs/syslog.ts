import type { Section } from '../../document.ts';
import { type Level, readLogLine } from '../../logs/log-line.ts';
import { readLogged } from '../../logs/logged-record.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

const iso = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)`;
const bsd = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d`;
/** RFC 5424: priority, version, time, host, program, process, kind of message. */
const modern = new RegExp(
  String.raw`^(?:\d{1,5} )?<(\d{1,3})>1 (${iso}|-) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (?=[[-])`,
);
/** RFC 3164 and what rsyslog and journalctl write in files: time, host, program with its process. */
const old = new RegExp(
  String.raw`^(?:<(\d{1,3})>)?(${bsd}|${iso}) ([\w.:-]{1,253}) ([\w./@-]{1,64})(?:\[([\w.-]{1,40})\])?: `,
);
/** As it is sent: without the host, when there is a priority. */
const sent = new RegExp(String.raw`^<(\d{1,3})>(${bsd})()\s([\w./@-]{1,64})(?:\[([\w.-]{1,40})\])?: `);
/** The same at the end of a margin. */
const taken = new RegExp(
  String.raw`(?:<\d{1,3}>)?(?:${bsd}|${iso}) [\w.:-]{1,253} [\w./-]{1,60}(?:\[[\w.-]{1,40}\])?: $`,
);
const element = /\[([^\s\]="]{1,64})/y;
const parameter = / ([^\s\]="]{1,64})="((?:[^"\\]|\\.){0,4000})"/y;
/** RFC 5424, table 2. */
const severities: readonly Level[] = ['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug'];

/** Lines of syslog, sent or in files, with the words of the program in them. */
export const syslog: Reader = {
  id: 'syslog',
  title: 'syslog',
  formats: [
    { title: 'syslog, RFC 5424', sample: 'rfc5424.txt', source: 'logger of util-linux 2.38.1, run' },
    { title: 'syslog, RFC 3164', sample: 'rfc3164.txt', source: 'logger of util-linux 2.38.1, run' },
    { title: 'syslog file of rsyslog', sample: 'rsyslog.txt', source: 'rsyslog 8.2302.0, run' },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = lineWithPrefix(section, i);
      if (text.length < 20 || text.length > 100_000) continue;
      const item = modernLine(text, section, i) ?? oldLine(text, section, i);
      if (item) found.push(item);
    }
    return found;
  },
};

/** The prefix is what a margin looks like: it is put back where it was taken for one. */
function lineWithPrefix({ lines, margins }: Section, index: number): string {
  const prefix = taken.exec(margins?.[index]?.slice(-400) ?? '')?.[0] ?? '';
  return prefix + (lines[index] ?? '');
}

function modernLine(text: string, section: Section, index: number): Found | undefined {
  const match = text.includes('>1 ') ? modern.exec(text) : null;
  if (!match) return undefined;
  const [head, priority = '', time = '', host = '', program = '', process = '', kind = ''] = match;
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries({ host, program, process, kind })) if (value !== '-') fields[name] = value;
  const end = structuredData(text, head.length, fields);
  if (end < 0) return undefined;
  return recordOf({ priority, time, program, words: text.slice(end).replace(/^ \ufeff?/, ''), fields }, section, index);
}

function oldLine(text: string, section: Section, index: number): Found | undefined {
  const match = old.exec(text) ?? (text.startsWith('<') ? sent.exec(text) : null);
  if (!match) return undefined;
  const [head, priority, time = '', host = '', program = '', process] = match;
  const fields: Record<string, string> = { ...(host && { host }), program, ...(process && { process }) };
  return recordOf({ priority, time, program, words: text.slice(head.length), fields }, section, index);
}

interface SyslogLine {
  priority: string | undefined;
  time: string;
  program: string;
  words: string;
  fields: Record<string, string>;
}

function recordOf(
  { priority, time, program, words, fields }: SyslogLine,
  section: Section,
  index: number,
): Found | undefined {
  const line = section.firstLine + index;
  const stamp = leadingTimestamp(time);
  const inner = readLogLine(words, line);
  if (stamp?.at !== undefined) inner.at = { at: stamp.at, zoneKnown: stamp.zoneKnown, line };
  inner.timed = true;
  inner.source = program;
  if (priority !== undefined) {
    const severity = severities[Number(priority) % 8];
    if (severity && !inner.level) inner.level = severity;
    fields.facility = String(Number(priority) >> 3);
    fields.severity = String(Number(priority) % 8);
  }
  return readLogged(
    inner,
    [],
    { reader: syslog.id, artifact: section.artifact, firstLine: line, lastLine: line },
    fields,
  );
}

/** Reads `[id name="value" …]…` into fields; where it ends, or -1 when it is none. */
function structuredData(text: string, from: number, fields: Record<string, string>): number {
  if (text[from] === '-') return from + 1;
  let at = from;
  while (text[at] === '[') {
    element.lastIndex = at;
    const id = element.exec(text)?.[1];
    if (id === undefined) return -1;
    at = element.lastIndex;
    for (parameter.lastIndex = at; ; parameter.lastIndex = at) {
      const found = parameter.exec(text);
      if (!found) break;
      fields[`${id}.${found[1]}`] = (found[2] ?? '').replace(/\\(["\\\]])/g, '$1');
      at = parameter.lastIndex;
    }
    if (text[at] !== ']') return -1;
    at += 1;
  }
  return at;
}
