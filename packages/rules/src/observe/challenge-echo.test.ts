import { expect, test } from 'vitest';
import { challengeEcho } from './challenge-echo.ts';
import { noted, type Sample } from './sample.ts';

const echoed = (sample: Sample) =>
  noted(challengeEcho, [{ method: 'POST', url: 'https://bot.acme.io/in', status: 200, ...sample }]).facts[
    'webhook.challenge_echoed'
  ];
const body = '{"type":"url_verification","challenge":"3eZbrw1aBm"}';

test.each<[string, Sample, boolean | undefined]>([
  ['as JSON', { body, answerBody: '{"challenge":"3eZbrw1aBm"}' }, true],
  ['as plain text', { body, answerBody: '3eZbrw1aBm' }, true],
  ['something else', { body, answerBody: '{"status":"ok"}' }, false],
  [
    'out of the query',
    { method: 'GET', url: 'https://a.io/in?hub.mode=subscribe&hub.challenge=115820', answerBody: '115820' },
    true,
  ],
  ['not out of the query', { url: 'https://a.io/in?validationToken=Validation%3A+7f', answerBody: 'ok' }, false],
  ['decoded', { url: 'https://a.io/in?validationToken=Validation%3A+7f', answerBody: 'Validation: 7f' }, true],
  ['no body shown', { body }, undefined],
  ['refused', { body, status: 403, answerBody: 'no' }, undefined],
  ['no challenge', { body: '{"type":"message"}', answerBody: 'ok' }, undefined],
])('a challenge given back: %s', (_, sample, expected) => {
  expect(echoed(sample)).toBe(expected);
});
