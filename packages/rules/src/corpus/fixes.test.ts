import { describe, expect, it } from 'vitest';
import { shippedKnowledge } from '../shipped.ts';

describe('every cause', () => {
  const causes = [...shippedKnowledge().causes.values()];

  it('says in steps what to do, first things first', () => {
    expect(causes.filter((c) => !/^1\. /m.test(c.fix.steps)).map((c) => c.id)).toEqual([]);
  });

  it('says how to check that it is fixed', () => {
    expect(causes.filter((c) => c.fix.verify.length < 20).map((c) => c.id)).toEqual([]);
  });

  it('names secrets in its command by a variable only', () => {
    const literal = /(?:sk|pk|rk)_(?:live|test)_\w|bearer [a-z0-9]{12}/i;
    expect(causes.filter((c) => literal.test(c.fix.command ?? '')).map((c) => c.id)).toEqual([]);
  });
});
