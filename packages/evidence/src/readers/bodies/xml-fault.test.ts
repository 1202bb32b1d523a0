import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { xmlFault } from './xml-fault.ts';

const readText = (text: string) => read([toDocument('a', text)], [xmlFault]);
const of = (name: string) => readText(sample('xml-fault', name));

describe('XML errors', () => {
  it.each<[string, number, Record<string, string>]>([
    ['soap-1-1.xml', 500, { server: 'soap/1.1', error_code: 'soap:Client' }],
    ['soap-1-2.xml', 400, { server: 'soap/1.2', error_code: 'm:MessageTimeout' }],
    ['s3.xml', 404, { error_code: 'NoSuchKey', request_id: '4442587FB7D0A2F9', Key: 'exports/2026-05-03.csv' }],
    ['aws-query.xml', 403, { error_code: 'InvalidClientTokenId', Type: 'Sender' }],
    ['azure-storage.xml', 403, { error_code: 'AuthenticationFailed' }],
    ['twilio.xml', 401, { error_code: '20003' }],
  ])('%s', (name, status, fields) => {
    expect(of(name).exchanges).toMatchObject([
      { seenFrom: 'client', response: { status, body: { firstLine: 1, truncated: false } }, fields },
    ]);
  });

  it('are records that keep the body where no status is known', () => {
    expect(of('ec2.xml').records).toMatchObject([
      {
        error: { code: 'UnauthorizedOperation', message: 'You are not authorized to perform this operation.' },
        body: { lastLine: 2 },
      },
    ]);
    expect(of('webdav.xml').records).toMatchObject([{ error: { message: 'lock-token-submitted' } }]);
  });

  it('are each found among several and among words, and in a line of a log', () => {
    const text = `so\n${sample('xml-fault', 's3.xml')}and\n${sample('xml-fault', 'soap-1-1.xml')}\n2026-05-03T02:00:00Z ERROR got <Error><Code>SlowDown</Code></Error> again`;
    expect(readText(text).exchanges.map((e) => [e.firstLine, e.lastLine, e.response?.status, e.startedAt?.at])).toEqual(
      [
        [2, 9, 404, undefined],
        [11, 20, 500, undefined],
        [22, 22, 503, Date.UTC(2026, 4, 3, 2)],
      ],
    );
  });

  it('are read as far as they go where they are cut', () => {
    const text = sample('xml-fault', 's3.xml').slice(0, 120);
    expect(readText(`${text}\n\nand then nothing`).exchanges).toMatchObject([
      { lastLine: 4, response: { status: 404, body: { truncated: true } } },
    ]);
  });
});

describe('what is no XML error', () => {
  it.each([
    '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Errors of today</title></channel></rss>',
    '<Error>boundary</Error>',
    '<Response><Say>Hello</Say></Response>',
    '<response><code>DE</code><name>Ada</name></response>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><a>1</a></soap:Body></soap:Envelope>',
    'throw <Error>new Error("<Code>x</Code>");',
    '<div><error>no</error></div>',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
