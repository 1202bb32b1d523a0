import type { Exchange } from '../../exchange.ts';
import { exchangeOf, type Row, readW3cTable, rowOf, type W3cTable } from '../../logs/w3c-table.ts';
import type { Reader } from '../../reader.ts';

/** What IIS logs when nobody chose otherwise; for a file whose head is missing. */
const usual = (
  'date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status ' +
  'sc-substatus sc-win32-status time-taken'
).split(' ');
const usualRow =
  /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )?[\da-fA-F.:]{3,45} [A-Z]{3,10} \/\S{0,8000} \S{1,8000} \d{1,5} \S{1,200} [\da-fA-F.:]{3,45} \S{1,2000} \S{1,2000} \d{3} \d{1,4} \d{1,10} \d{1,9}$/;

/** Access logs of IIS in W3C's extended format, with the substatus and the Windows error that tell why. */
export const iisLog: Reader = {
  id: 'iis-log',
  title: 'IIS log',
  formats: [
    { title: 'IIS log', sample: 'iis.txt', source: 'https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging' },
  ],
  lineByLine: true,
  read: (section) => readW3cTable(section, table),
};

const table: W3cTable = {
  shortest: 20,
  isHead: (columns) => columns.includes('cs-method') && columns.includes('sc-status'),
  rowIn: (text, columns, margin) =>
    columns || usualRow.test(text) ? rowOf(columns ?? usual, text, ' ', margin) : undefined,
  exchangeIn: requestOf,
};

function requestOf(row: Row, artifact: string, line: number): Exchange | undefined {
  const place = { reader: iisLog.id, artifact, firstLine: line, lastLine: line };
  const scheme = row['s-port'] === '443' ? 'https' : row['s-port'] === '80' ? 'http' : undefined;
  const exchange = exchangeOf(scheme ? { ...row, 'cs-protocol': scheme } : row, row['cs-host'], place);
  if (!exchange) return undefined;
  const took = row['time-taken'];
  if (took && /^\d{1,9}$/.test(took)) exchange.durationMs = Number(took);
  const fields: Record<string, string> = {};
  for (const [name, as] of [
    ['sc-substatus', 'substatus'],
    ['sc-win32-status', 'win32_status'],
    ['cs-username', 'username'],
    ['s-sitename', 'site'],
    ['s-computername', 'computer'],
    ['s-ip', 'server'],
  ] as const) {
    const value = row[name];
    if (value) fields[as] = value;
  }
  exchange.fields = fields;
  return exchange;
}
