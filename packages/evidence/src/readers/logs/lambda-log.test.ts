import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { lambdaLog } from './lambda-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [lambdaLog]);

describe('a function of Node', () => {
  const { records } = readText(sample('lambda-log', 'node.txt'));

  it('has what the platform says around its own words', () =>
    expect(records.map((r) => [r.firstLine, r.level, r.message])).toEqual([
      [1, 'info', 'invocation started'],
      [2, 'info', 'POST /hooks for order 1041'],
      [3, 'error', "Invoke Error: Cannot read properties of undefined (reading 'id')"],
      [4, 'info', 'invocation ended'],
      [5, 'info', 'invocation took 163.32 ms'],
      [6, 'info', 'invocation started'],
      [7, 'error', 'Task timed out after 3.00 seconds'],
      [9, 'info', 'invocation ended'],
      [10, 'error', 'invocation took 3000.00 ms'],
      [11, 'fatal', 'Runtime exited with error: signal: killed'],
    ]));

  it('has the error that was not caught with its frames', () =>
    expect(records[2]).toMatchObject({
      at: { at: Date.UTC(2026, 4, 7, 13, 46, 28, 140), zoneKnown: true },
      fields: { requestId: '79b4f56e-95b1-4643-9700-2807f4e68189' },
      error: {
        type: 'TypeError',
        frames: [{ function: 'Runtime.handler', file: 'file:///var/task/index.mjs:12:31' }, {}],
      },
    }));

  it('tells memory and time of an invocation, and how it ended', () => {
    expect(records[4]?.fields).toEqual({
      requestId: '79b4f56e-95b1-4643-9700-2807f4e68189',
      duration: '163.32 ms',
      billed_duration: '164 ms',
      memory_size: '128 MB',
      max_memory_used: '67 MB',
      init_duration: '152.11 ms',
    });
    expect(records[6]).toMatchObject({ error: { type: 'TaskTimedOut' }, fields: { timeout_seconds: '3.00' } });
    expect(records[8]?.error).toMatchObject({ type: 'timeout' });
    expect(records[9]?.error).toMatchObject({ type: 'Runtime.ExitError' });
  });
});

it('reads a function of Python', () =>
  expect(readText(sample('lambda-log', 'python.txt')).records.map((r) => [r.firstLine, r.message])).toEqual([
    [1, 'invocation started'],
    [2, 'calling https://api.example.com/v1/orders'],
    [7, 'invocation ended'],
    [8, 'invocation took 12.02 ms'],
  ]));

it.each([
  'START RequestId: of the call',
  'Task timed out after 3.00 seconds',
  'REPORT RequestId: 79b4f56e-95b1-4643-9700-2807f4e68189 is what I sent them',
])('leaves %s alone', (text) => expect(readText(text).recognised).toEqual([]));
