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

type Planted = typeof planted extends fc.Arbitrary<infer T> ? T : never;

/**
 * Runs every law on made texts: each is redacted with a credential on a line of its own, which must be gone, then
 * read by all readers, and by one reader alone as it stands.
 * @returns what broke, shrunk to a small text, with the seed; `undefined` when all held
 */
export function runBatch({ seed, runs }: Batch): string | undefined {
  const result = fc.check(
    fc.property(planted, fc.constantFrom(...readers), (made, reader) => {
      const { text, secret } = withSecret(made);
      checkReading(checkRedaction(text, [secret]));
      checkReading(made.text, [reader]);
    }),
    { numRuns: runs, seed },
  );
  if (!result.failed) return undefined;
  const [made, reader] = result.counterexample ?? [];
  const { errorInstance: error } = result;
  return [
    `seed ${seed}, with ${made?.vendor.kind} and the reader ${reader?.id} alone: ${error instanceof Error ? error.stack : error}`,
    JSON.stringify(made && withSecret(made).text),
  ].join('\n');
}

function withSecret({ text, at, vendor, seed, place }: Planted): { text: string; secret: string } {
  const secret = vendor.example(drawFrom(seed));
  const lines = text.split('\n');
  lines.splice(at % (lines.length + 1), 0, place(secret));
  return { text: lines.join('\n'), secret };
}
