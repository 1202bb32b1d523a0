import type { Exchange } from '@causeway/evidence';
import { expect, it } from 'vitest';
import type { FactValue } from '../knowledge/fact-values.ts';
import { attempt } from './attempt.ts';
import { groupAll } from './failures.ts';
import { type Sample, sampled } from './sample.ts';

/** What the observer notes of an attempt that a sender recorded. */
function told(sample: Sample, record: Exchange['attempt']): Record<string, FactValue> {
  const [base] = sampled({ seenFrom: 'sender', ...sample });
  if (!base || !record) return {};
  const exchange: Exchange = { ...base, reader: 'generic-attempts', attempt: record };
  const [failure] = groupAll([exchange]);
  const noted: Record<string, FactValue> = {};
  if (!failure) return noted;
  attempt.observe({ failure, exchange, all: [exchange], provider: undefined, now: 0 }, (fact, value) => {
    if (value !== undefined) noted[fact] = value;
  });
  return noted;
}

it('calls an attempt failed by its answer or by the lack of one, and a success by a 2xx or the sender’s word', () => {
  const of = (sample: Sample, state?: string) =>
    told(sample, { line: 1, ...(state ? { state } : {}) })['webhook.attempt_in_sender_log'];
  expect(of({ status: 500 })).toBe('failed');
  expect(of({ error: 'connection refused' })).toBe('failed');
  expect(of({ status: 204 })).toBe('succeeded');
  expect(of({}, 'Delivered')).toBe('succeeded');
  expect(of({}, 'Failed')).toBe('failed');
  expect(of({}, 'pending')).toBeUndefined();
});

it('knows that the sender gave up waiting, and does not take a refused connection for it', () => {
  expect(told({ error: 'timed out' }, { line: 1 })['webhook.sender_timed_out']).toBe(true);
  expect(told({ error: 'connection refused' }, { line: 1 })['webhook.sender_timed_out']).toBeUndefined();
});

it('tells of a connection that never came about, and of a success that the sender calls a failure', () => {
  const of = (sample: Sample, state = '') => told(sample, { line: 1, state })['webhook.failure_shown'];
  expect(of({ error: 'Failed to connect to remote host' })).toBe('connection');
  expect(of({ error: 'connection refused' })).toBeUndefined();
  expect(of({ status: 202 }, 'failed')).toBe('after_2xx');
  expect(of({ status: 202 }, 'delivered')).toBeUndefined();
  expect(of({ status: 500 }, 'failed')).toBeUndefined();
});

it('takes an answer for the server’s where nothing else gives it as often', () => {
  expect(told({ status: 422 }, { line: 1 })['webhook.arrives']).toBe(true);
  for (const status of [403, 429, 502, 522]) expect(told({ status }, { line: 1 })['webhook.arrives']).toBeUndefined();
});

it('tells the state of the endpoint as the sender shows it', () => {
  const of = (endpointState: string) => told({ status: 500 }, { line: 1, endpointState })['webhook.state_at_sender'];
  expect(of('inactive')).toBe('off');
  expect(of('active')).toBe('active');
  expect(of('Unknown')).toBeUndefined();
});

it('says nothing of an exchange that no sender recorded', () => {
  expect(told({ status: 500 }, undefined)).toEqual({});
});
