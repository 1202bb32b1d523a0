import fc from 'fast-check';
import { readers } from '../../src/readers.ts';
import { drawFrom } from '../../src/redact/made-credentials.ts';
import { vendorKeys } from '../../src/redact/vendor-keys.ts';
import { foreignText } from '../foreign-texts.ts';
import { checkReading, checkRedaction } from '../reading-laws.ts';

/** One batch of runs; its seed makes it the same again. */
export interface Batch {
  seed: number;
  runs: number;
}

const places = [
  (secret: string) => `Authorization: Bearer ${secret}`,
  (secret: string) => `API_KEY=${secret}`,
  (secret: string) => `{"token": "${secret}"}`,
  (secret: string) => `GET https://api.example.com/v1?api_key=${secret} HTTP/1.1`,
  (secret: string) => secret,
];

/** A text, the line of it to put a secret in front of, what secret, and how it stands there. */
const planted = fc.record({
  text: foreignText,
  at: fc.nat(),
  vendor: fc.constantFrom(...vendorKeys),
  seed: fc.nat(),
  place: fc.constantFrom(...places),
});

/**
 * Runs every law on made texts: each is redacted with a credential on a line of its own, which must be gone, then
 * read by all readers, and by one reader alone as it stands.
 * @returns what broke, shrunk to a small text, with the seed; `undefined` when all held
 */
export function runBatch({ seed, runs }: Batch): string | undefined {
  const result = fc.check(
    fc.property(planted, fc.constantFrom(...readers), ({ text, at, vendor, seed: drawn, place }, reader) => {
      const secret = vendor.example(drawFrom(drawn));
      const lines = text.split('\n');
      lines.splice(at % (lines.length + 1), 0, place(secret));
      checkReading(checkRedaction(lines.join('\n'), [secret]));
      checkReading(text, [reader]);
    }),
    { numRuns: runs, seed },
  );
  return result.failed ? fc.defaultReportMessage(result) : undefined;
}
