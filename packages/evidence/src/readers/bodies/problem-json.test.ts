import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { problemJson } from './problem-json.ts';

const readText = (text: string) => read([toDocument('a', text)], [problemJson]);

describe('problem details', () => {
  it('are the answer of their status, with type and instance', () => {
    expect(readText(sample('problem-json', 'rfc-9457.json')).exchanges).toMatchObject([
      {
        seenFrom: 'client',
        response: { status: 403, body: { firstLine: 1, lastLine: 12, truncated: false } },
        fields: { problem_type: 'https://example.com/probs/out-of-credit', instance: '/account/12345/msgs/abc' },
      },
    ]);
  });

  it('of ASP.NET have the id of the trace', () => {
    expect(readText(sample('problem-json', 'asp-net-core.json')).exchanges[0]?.fields).toEqual({
      problem_type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
      request_id: '00-0a1b2c3d4e5f60718293a4b5c6d7e8f9-0a1b2c3d4e5f6071-00',
    });
  });

  it('in XML say the same', () => {
    expect(readText(`we saw\n${sample('problem-json', 'problem.xml')}`).exchanges).toMatchObject([
      {
        firstLine: 2,
        lastLine: 9,
        response: { status: 403 },
        fields: { problem_type: 'https://example.com/probs/out-of-credit' },
      },
    ]);
  });

  it('without a status are records that keep the body', () => {
    const { exchanges, records } = readText(sample('problem-json', 'errors-with-pointers.json'));
    expect(exchanges).toEqual([]);
    expect(records).toMatchObject([
      {
        error: { message: 'must be a positive integer' },
        body: { lastLine: 14 },
        fields: { problem_type: 'https://example.net/validation-error' },
      },
    ]);
  });

  it('are read as far as they go where they are cut', () => {
    expect(
      readText('{\n  "type": "https://example.com/p",\n  "title": "No",\n  "status": 409,\n  "detail": "It is al')
        .exchanges,
    ).toMatchObject([{ response: { status: 409, body: { truncated: true } } }]);
  });
});

describe('what are no problem details', () => {
  it.each([
    '{"type":"invoice.paid","title":"Invoice","status":"open"}',
    '{"title":"Dune","status":404}',
    '{"type":"article","title":"No","status":404,"detail":"x"}',
    '{"errors":[{"status":"422","title":"Invalid"}]}',
    '{"type":"https://example.com/schema","properties":{}}',
    '<problem><title>No</title><status>404</status></problem>',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});

it('gives a line to one body only, where XML is cut off into JSON', () => {
  const json = '{\n  "status": 422,\n  "title": "Unprocessable Entity",\n  "detail": "no"\n}';
  const { recognised } = readText(`<?xml version="1.0"?>\n<problem xmlns="urn:ietf:rfc:7807">\n  <t${json}\n`);
  expect(recognised).toHaveLength(1);
});
