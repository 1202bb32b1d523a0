import { describe, expect, it } from 'vitest';
import { readLogLine } from './log-line.ts';

describe('prefixes of log lines', () => {
  it.each([
    [
      '2025-08-18T11:02:08.041Z ERROR [hooks] it broke',
      { level: 'error', source: 'hooks', message: 'it broke', timed: true },
    ],
    [
      '[2021-06-18 01:21:08] production.INFO: hook {"a":1}',
      { level: 'info', source: 'production', message: 'hook {"a":1}' },
    ],
    ['Jun 18 01:21:08 web-1 app[12]: [info] up', { level: 'info', source: 'app[12]', message: 'up', timed: true }],
    ['2017-01-31T01:22:10.33+00:00 app[web.1]: hello', { source: 'app[web.1]', message: 'hello' }],
    ['I, [2016-06-28T17:03:11.020344 #511]  INFO -- : started', { level: 'info', message: 'started' }],
    ['[18:41:02 WARN]: slow', { level: 'warn', message: 'slow', timed: true }],
    ['[Nest] 21  - 06/11/2023, 7:11:34 PM     LOG [Hooks] sent', { level: 'info', source: 'Hooks', message: 'sent' }],
    ['INFO:app.client:sent', { level: 'info', source: 'app.client', message: 'sent', timed: false }],
    ['info: Shop.Billing[0] sent', { level: 'info', message: 'Shop.Billing[0] sent' }],
    ['[INFO] 2016-12-11 03:23:53,801 - stripe :: sent', { level: 'info', message: 'stripe :: sent', timed: true }],
    ['2026-08-24 07:58:10.201 E  hooks  broke', { level: 'error', message: 'hooks  broke' }],
    ['2021-04-23T07:00:12.301Z  req-1  ERROR  broke', { level: 'error', source: 'req-1', message: 'broke' }],
    ['E0321 10:00:00.123456   12345 client.go:12] broke', { level: 'error', message: 'broke', timed: true }],
    ['web-1  | 2024-01-01T00:00:00Z info: up', { level: 'info', message: 'up', timed: true }],
    ['10:36:43 AM something', { message: 'something', timed: true }],
  ])('%s', (text, expected) => expect(readLogLine(text, 7)).toMatchObject(expected));

  it('leaves the names of errors in the message', () => {
    expect(readLogLine('Error: no id', 1)).toMatchObject({ timed: false, message: 'Error: no id' });
    expect(readLogLine('2024-01-01T00:00:00Z TypeError: no id', 1).message).toBe('TypeError: no id');
    expect(readLogLine('Error: no id', 1).level).toBeUndefined();
  });

  it('takes prose as it is', () => {
    expect(readLogLine('  The error is gone.', 1)).toEqual({ timed: false, message: 'The error is gone.', indent: 2 });
  });
});
