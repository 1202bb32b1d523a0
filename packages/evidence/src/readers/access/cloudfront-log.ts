import type { Exchange } from '../../exchange.ts';
import { exchangeOf, type Row, readW3cTable, rowOf, type W3cTable } from '../../logs/w3c-table.ts';
import type { Reader } from '../../reader.ts';

/** AWS, "Standard log file fields", in their order; for a file whose head is missing. */
const standard = (
  'date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) ' +
  'cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken ' +
  'x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status ' +
  'fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len ' +
  'sc-range-start sc-range-end'
).split(' ');
/** AWS, "Real-time access logs": the order of all fields, from which an operator chooses. */
const realTime = (
  'timestamp c-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host cs-uri-stem cs-bytes ' +
  'x-edge-location x-edge-request-id x-host-header time-taken cs-protocol-version c-ip-version cs-user-agent ' +
  'cs-referer cs-cookie cs-uri-query x-edge-response-result-type x-forwarded-for ssl-protocol ssl-cipher ' +
  'x-edge-result-type'
).split(' ');
/** What is told of a row beside the exchange; cookies are left where they stand. */
const others =
  /^(?:x-edge-(?:location|result-type|request-id|response-result-type|detailed-result-type)|ssl-protocol|ssl-cipher|cs\(Host\)|x-forwarded-for|origin-.{1,30}|sc-content-type)$/;

/** Access logs of CloudFront: standard ones (W3C extended format with tabs) and real-time ones. */
export const cloudfrontLog: Reader = {
  id: 'cloudfront-log',
  title: 'CloudFront log',
  formats: [
    {
      title: 'CloudFront standard log',
      sample: 'standard.txt',
      source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html',
    },
    {
      title: 'CloudFront real-time log',
      sample: 'real-time.txt',
      source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/real-time-logs.html',
    },
  ],
  lineByLine: true,
  read: (section) => readW3cTable(section, table),
};

const table: W3cTable = {
  shortest: 8,
  isHead: (columns) => columns.some((name) => name.startsWith('x-edge-')),
  rowIn: (text, columns) => (text.includes('\t') ? rowIn(text, columns) : undefined),
  exchangeIn: requestOf,
};

function rowIn(text: string, columns: readonly string[] | undefined): Row | undefined {
  if (columns) return rowOf(columns, text, '\t');
  if (/^\d{10}\.\d{3}\t/.test(text)) return rowOf(realTime.slice(0, text.trim().split('\t').length), text, '\t');
  const cells = text.trim().split('\t').length;
  return /^\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t[A-Z]{3}\d/.test(text) && cells >= 18
    ? rowOf(standard.slice(0, cells), text, '\t')
    : undefined;
}

function requestOf(row: Row, artifact: string, line: number): Exchange | undefined {
  const place = { reader: cloudfrontLog.id, artifact, firstLine: line, lastLine: line };
  const exchange = exchangeOf(row, row['x-host-header'] ?? row['cs(Host)'] ?? row['cs-host'], place);
  if (!exchange || !row['x-edge-location']) return undefined;
  const [took, first] = [seconds(row['time-taken']), seconds(row['time-to-first-byte'])];
  if (took !== undefined) exchange.durationMs = took;
  if (first !== undefined) exchange.timings = { wait: first };
  exchange.fields = Object.fromEntries(Object.entries(row).filter(([name]) => others.test(name)));
  return exchange;
}

function seconds(text: string | undefined): number | undefined {
  return text && /^\d{1,7}(?:\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * 1e6) / 1e3 : undefined;
}
