import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { slackRequestUrl } from './slack-request-url.ts';

const readText = (text: string) => read([toDocument('a', text)], [slackRequestUrl]);

it('reads the challenge, the URL above it and the answer', () => {
  expect(readText(sample('slack-request-url', 'challenge.txt')).exchanges).toMatchObject([
    {
      firstLine: 2,
      lastLine: 17,
      request: { method: 'POST', url: 'https://hooks.example.com/slack/events', body: { truncated: false } },
      response: { status: 200, line: 13, body: { firstLine: 15 } },
      attempt: { sender: 'slack', event: 'url_verification', state: 'failed' },
    },
  ]);
});

it('reads the status out of the sentence where nothing else is shown', () => {
  expect(readText(sample('slack-request-url', 'error.txt')).exchanges).toMatchObject([
    { response: { status: 500, line: 1 } },
  ]);
});

it('takes an answer that did not come for an error', () => {
  const text =
    'Your URL didn\'t respond with the value of the `challenge` parameter.\nOur Request:\nPOST\nYour Response:\n"error": "timeout"\n';
  expect(readText(text).exchanges).toMatchObject([{ error: { code: 'ETIMEDOUT', message: 'timeout', firstLine: 5 } }]);
});

it('leaves a sentence about it alone', () => {
  expect(
    readText('Slack tells me: "Your URL didn\'t respond with the value of the challenge parameter", why?').recognised,
  ).toEqual([]);
});
