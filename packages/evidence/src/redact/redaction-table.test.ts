import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDocument } from '../document.ts';
import { read } from '../read.ts';
import { applies, leakOf } from './redaction-table.ts';
import { tableVendors } from './table-credentials.ts';
import { tableEncodings } from './table-encodings.ts';

/** `CAUSEWAY_TABLE_RUNS=50000` looks longer, from another seed each time. */
const runs = Number(process.env.CAUSEWAY_TABLE_RUNS ?? 0);
const seeds = [1, 2, 3];
const cells = tableVendors.flatMap((vendor) =>
  tableEncodings.filter((encoding) => applies(vendor, encoding)).map((encoding) => ({ vendor, encoding })),
);
const reading = (text: string) => read([toDocument('a text', text)]);

/** Vendors down, encodings across: how a cell came out. */
function printed(failed: ReadonlySet<string>): string {
  const width = Math.max(...tableVendors.map(({ vendor }) => vendor.length));
  const signs = tableVendors.map((vendor) => {
    const row = tableEncodings.map((encoding) => {
      if (!applies(vendor, encoding)) return '·';
      return failed.has(`${vendor.vendor} × ${encoding.name}`) ? '✗' : '✓';
    });
    return `${vendor.vendor.padEnd(width)} ${(row.join('').match(/.{1,10}/g) ?? []).join(' ')}`;
  });
  const legend = tableEncodings.map(({ name }, i) => `${i + 1} ${name}`).join(', ');
  return [
    ...signs,
    `Columns, ten a group: ${legend}.`,
    '✓ nothing left, ✗ something left, · such credentials do not stand so',
    `${cells.length} cells, ${failed.size} with something left`,
  ].join('\n');
}

describe('the redaction table', { timeout: 120_000 }, () => {
  it('has at least 25 vendors and 10 encodings', () => {
    expect(tableVendors.length).toBeGreaterThanOrEqual(25);
    expect(tableEncodings.length).toBeGreaterThanOrEqual(10);
  });

  it('has nothing left of any credential in any encoding, in the text or in what is read from it', () => {
    const leaks = cells.flatMap(({ vendor, encoding }) =>
      seeds.flatMap((seed) => leakOf(vendor, encoding, seed, seed === 1 ? reading : undefined) ?? []),
    );
    process.stdout.write(`${printed(new Set(leaks.map((leak) => `${leak.vendor} × ${leak.encoding}`)))}\n`);
    expect(leaks).toEqual([]);
  });

  it('holds for whatever credentials are drawn', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cells), fc.nat(), ({ vendor, encoding }, seed) => {
        expect(leakOf(vendor, encoding, seed)).toBeUndefined();
      }),
      runs > 0 ? { numRuns: runs } : { numRuns: 3000, seed: 1 },
    );
  });
});
