import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { observeLoggedTimestamps } from './logged-timestamps.ts';

function age(text: string): unknown {
  const documents = [toDocument('app.log', text)];
  return observeLoggedTimestamps(read(documents), documents)[0]?.value;
}

describe('a signed timestamp in a log', () => {
  it('is as old as the line that prints it is younger', () => {
    expect(age('2026-05-03T10:10:00Z WARN webhooks Invalid signature, timestamp: 1777802400')).toBe(600);
    expect(age('2026-05-03T10:10:00Z WARN webhooks Invalid signature (t=1777803000000)')).toBe(0);
  });

  it('is told without a zone only where no zone explains it', () => {
    expect(age('2026-05-03 10:10:00 WARN webhooks Invalid signature, timestamp: 1777802400')).toBeUndefined();
    expect(age('2026-05-03 10:10:00 WARN webhooks Invalid signature, timestamp: 1778802400')).toBe(-999400);
  });

  it('is none where the line speaks of no signature or has no time', () => {
    expect(age('2026-05-03T10:10:00Z INFO jobs finished, timestamp: 1777802400')).toBeUndefined();
    expect(age('Invalid signature, timestamp: 1777802400')).toBeUndefined();
  });
});
