import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { twilioAlerts } from './twilio-alerts.ts';

const readText = (text: string) => read([toDocument('a', text)], [twilioAlerts]);

it('reads an alert, the status out of its text', () => {
  expect(readText(sample('twilio-alerts', 'alert.json')).exchanges).toMatchObject([
    {
      request: { method: 'POST', url: 'https://hooks.example.com/voice', body: { firstLine: 14 } },
      response: {
        status: 502,
        headers: [{ name: 'Content-Type' }, { name: 'Server', value: 'nginx', line: 17 }],
        body: { text: '<html><body>502 Bad Gateway</body></html>' },
        line: 3,
      },
      startedAt: { at: Date.UTC(2026, 4, 3, 2, 0, 8) },
      attempt: { sender: 'twilio', state: 'error 11200' },
    },
  ]);
});

it('takes an alert without a status for a call without an answer', () => {
  const alert = {
    error_code: '11205',
    alert_text: 'Msg=HTTP+connection+failure+timeout',
    request_url: 'https://hooks.example.com/',
  };
  expect(readText(JSON.stringify(alert)).exchanges).toMatchObject([
    { error: { code: 'ETIMEDOUT', message: 'Error 11205: HTTP connection failure timeout' } },
  ]);
});

it('reads the page of an error', () => {
  expect(readText(`Hello,\n\n${sample('twilio-alerts', 'page.txt')}\nThanks`).exchanges).toMatchObject([
    {
      firstLine: 3,
      lastLine: 15,
      request: { method: 'POST', url: 'https://hooks.example.com/sms' },
      response: { status: 404, headers: [{}, { value: 'Apache' }], body: { firstLine: 15 } },
    },
  ]);
});

it('leaves errors of the REST API and other numbers alone', () => {
  for (const text of [
    '{"error_code":"20003","alert_text":"Authenticate","request_url":"https://api.example.com"}',
    'Error: 11200 rows were skipped',
    'Error 12345',
  ])
    expect(readText(text).recognised).toEqual([]);
});
