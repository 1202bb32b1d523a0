import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { observeComparedSignatures } from './signature-compared.ts';

function told(text: string, words = ''): unknown {
  const documents = [toDocument('app.log', text)];
  return observeComparedSignatures(read(documents), documents, words)[0]?.value;
}

const hex = '5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd';
const other = hex.replaceAll('5', '9');
const base64 = 'mCzF0lVUkmVdFV5cy6cqk0bP3bmA0cXdk9V0uJxT0yk=';

describe('two signatures that a log prints', () => {
  it.each([
    ['same_form', `expected: ${hex}\nreceived: ${other}`],
    ['equal', `computed=${hex} received=${hex}`],
    ['prefix_differs', `expected: ${hex}\nreceived: sha256=${hex}`],
    ['other_encoding', `Expected signature: '${hex}', header: '${base64}'`],
    ['other_length', `calculated ${'='}> ${hex}\nprovided ${'='}> ${hex.slice(0, 40)}`],
    ['other_encoding', `mine = ${hex.toUpperCase()}\ntheirs = ${hex}`],
  ])('are %s', (form, text) => {
    expect(told(text)).toBe(form);
    expect(told('', text)).toBe(form);
  });

  it('are not compared where one is alone, or is no signature', () => {
    expect(told(`expected: ${hex}`)).toBeUndefined();
    expect(told('expected: 200\nreceived: 401')).toBeUndefined();
  });

  it('are data within a body', () => {
    const body = `{"log":"expected: ${hex} received: ${other}"}`;
    expect(told(`POST /in HTTP/1.1\nHost: a.example\nContent-Type: application/json\n\n${body}\n`)).toBeUndefined();
  });
});
