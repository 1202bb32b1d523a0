import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { observeBodyOnArrival } from './body-on-arrival.ts';

function told(...texts: string[]): Record<string, unknown> {
  const documents = texts.map((text, i) => toDocument(`part-${i}`, text));
  return Object.fromEntries(observeBodyOnArrival(read(documents), documents).map(({ fact, value }) => [fact, value]));
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a body that a platform encoded', () => {
  it.each([
    ['JSON', base64('{"id":"evt_1","type":"paid"}')],
    ['a form', base64('payload=%7B%22type%22%3A%22x%22%7D')],
    ['XML', base64('<?xml version="1.0"?><a/>')],
  ])('is seen where it holds %s', (_, encoded) => {
    expect(told(`{"body": "${encoded}", "path": "/in"}`)['signature.hashed_body']).toBe('base64');
    expect(told(`{'headers': {}, 'body': '${encoded}'}`)['signature.hashed_body']).toBe('base64');
  });

  it('is none where the text is text, or holds no body', () => {
    expect(told('body: "abcdefghijklmnopqrstuvwxyz0123"')).toEqual({});
    expect(told(`{"token": "${base64('{"id":"evt_1","type":"paid"}')}"}`)).toEqual({});
  });

  it('is none in the data of a body', () => {
    const data = `{"note":"body: '${base64('{"id":"evt_1","type":"paid"}')}'"}`;
    expect(told(`POST /in HTTP/1.1\nHost: a.example\nContent-Type: application/json\n\n${data}\n`)).toEqual({});
  });
});

describe('a delivery that is shown twice', () => {
  const signature = `X-Signature: ${'7b1bc16e213f8467'.repeat(4)}`;
  const post = (length: number, more = signature) =>
    `POST /hooks/a HTTP/1.1\nHost: a.example\nContent-Type: application/json\nContent-Length: ${length}\n${more}\n\n{"a":2}\n`;

  it('has the same length or another', () => {
    expect(told(post(14), post(7))['signature.body_as_sent']).toBe(false);
    expect(told(post(7), post(7))['signature.body_as_sent']).toBe(true);
  });

  it('is one only with one signature', () => {
    expect(told(post(14), post(7, signature.replace('7b', '8c')))).toEqual({});
  });
});
