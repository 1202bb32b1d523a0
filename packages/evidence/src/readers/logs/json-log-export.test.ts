import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { jsonLogExport } from './json-log-export.ts';

const readText = (text: string) => read([toDocument('a', text)], [jsonLogExport]);
const lineWith = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

it('reads entries of Google Cloud Logging, each at its own line', () => {
  const text = sample('json-log-export', 'gcloud.json');
  const { exchanges, records, recognised } = readText(text);
  expect(recognised).toMatchObject([{ firstLine: 1, lastLine: text.trimEnd().split('\n').length }]);
  expect(exchanges[0]).toMatchObject({
    firstLine: lineWith(text, '"42"') - 1,
    request: { method: 'POST', url: 'https://api.example.com/hooks/orders' },
    response: { status: 503 },
    durationMs: 3500,
  });
  expect(records).toMatchObject([
    { level: 'warn', message: 'signature does not match', firstLine: lineWith(text, '"43"') - 1 },
    { level: 'error', error: { message: 'connect ECONNREFUSED 10.0.0.4:5432' } },
  ]);
});

it('reads events of CloudWatch, whose words may be JSON themselves', () => {
  const { exchanges, records } = readText(sample('json-log-export', 'cloudwatch.json'));
  expect(exchanges).toMatchObject([
    { request: { method: 'POST', url: '/hooks' }, response: { status: 502 }, startedAt: { at: 1772442847223 } },
  ]);
  expect(records.map((r) => [r.message, r.at?.at])).toEqual([
    ['START RequestId: 79b4f56e-95b1-4643-9700-2807f4e68189 Version: $LATEST', 1772442847123],
    ['handled', 1772442847223],
    ['79b4f56e-95b1-4643-9700-2807f4e68189 Task timed out after 3.00 seconds', 1772442850223],
  ]);
});

it('reads files of CloudTrail and what Datadog found', () => {
  expect(readText(sample('json-log-export', 'cloudtrail.json')).records.map((r) => r.error?.code)).toEqual([
    'AccessDenied',
    undefined,
  ]);
  expect(readText(sample('json-log-export', 'datadog.json'))).toMatchObject({
    exchanges: [{ response: { status: 502 }, durationMs: 123 }],
    records: [{ level: 'error', error: { type: 'UpstreamError' } }],
  });
});

it('keeps the entries that were there before the cut', () => {
  const text = sample('json-log-export', 'gcloud.json');
  expect(readText(text.slice(0, text.indexOf('"44"'))).exchanges).toMatchObject([{ response: { status: 503 } }]);
});

it.each(['[{"id":1}]', '{"events":[{"type":"a"}]}', '{"data":[{"type":"user","attributes":{}}]}', '[\n1,\n2\n]'])(
  'leaves %j alone',
  (text) => expect(readText(text).recognised).toEqual([]),
);
