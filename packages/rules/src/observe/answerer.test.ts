import { expect, test } from 'vitest';
import { answerer } from './answerer.ts';
import { noted } from './sample.ts';

const writerOf = (status: number, answerBody: string) =>
  noted(answerer, [{ url: 'https://api.acme.io/v1', status, answerBody }]).facts['network.answered_by'];
const nginx = (said: string) =>
  `<html><head><title>${said}</title></head><body><center><h1>${said}</h1></center><hr><center>nginx</center></body></html>`;

test.each([
  [502, nginx('502 Bad Gateway'), 'balancer'],
  [403, nginx('403 Forbidden'), 'web_server'],
  [404, '<!DOCTYPE html><pre>Cannot POST /hook</pre>', 'application'],
  [429, 'error code: 1015', 'bot_filter'],
  [522, 'error code: 522', 'cdn'],
  [530, 'error code: 1033', 'tunnel'],
  [503, 'upstream connect error or disconnect/reset before headers. reset reason: overflow', 'balancer'],
  [504, 'An error occurred.\n\nFUNCTION_INVOCATION_TIMEOUT\n\nfra1::abcde-1777773600000-0a1b2c3d4e5f', 'balancer'],
])('%d %s is written by a %s', (status, body, writer) => expect(writerOf(status, body)).toBe(writer));

test('an API’s own words, a page of nobody and a success do not tell who wrote them', () => {
  expect(writerOf(403, '{"message":"Forbidden"}')).toBeUndefined();
  expect(writerOf(404, '<html><head><title>404 Not Found</title></head></html>')).toBeUndefined();
  expect(writerOf(200, nginx('502 Bad Gateway'))).toBeUndefined();
});
