import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactValue } from '../knowledge/fact-values.ts';
import { type FactSource, factsFile } from '../knowledge/language.ts';
import { shippedFolder } from '../knowledge/load.ts';
import { parseYaml } from '../knowledge/parse.ts';
import { groupAll } from './failures.ts';
import { observableFacts, observers } from './observers.ts';
import { type Sample, sampled } from './sample.ts';

const parse = (path: string) => parseYaml(path, readFileSync(join(shippedFolder, path), 'utf8'), factsFile);
const factsOf = (file: ReturnType<typeof parse>) => (Array.isArray(file) ? [] : file.value);
const parsed = parse('facts/exchange.yaml');
/** Those that cues and questions tell as well. */
const told = ['network', 'webhook', 'server', 'rate_said', 'request_said', 'credential', 'tls', 'signature_said']
  .flatMap((group) => factsOf(parse(`facts/${group}.yaml`)))
  .filter((fact) => observableFacts.has(fact.id));
const declared = new Map([...factsOf(parsed), ...told].map((fact) => [fact.id, fact]));

test('facts/exchange.yaml is well formed', () => {
  expect(Array.isArray(parsed) ? parsed : []).toEqual([]);
});

test('every fact of an exchange is observed, and nothing else is', () => {
  expect([...observableFacts].sort()).toEqual([...declared.keys()].sort());
});

test('no two observers note the same fact', () => {
  const all = observers.flatMap((observer) => observer.facts);
  expect(all.filter((fact, i) => all.indexOf(fact) !== i)).toEqual([]);
});

function fits(fact: FactSource | undefined, value: FactValue): boolean {
  switch (fact?.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'enum':
      return typeof value === 'string' && (fact.values?.includes(value) ?? false);
    case 'set':
      return Array.isArray(value) && (!fact.values || value.every((v) => fact.values?.includes(v)));
    default:
      return false;
  }
}

const piece = fc.constantFrom(
  'Bearer ', 'eyJ…[412,#a41f,alg=RS256,exp=1730003600]', 'sk_test_…[24,#a41f]', '{{x}}', '$KEY', '{"error":', '"a"', '}', '[', ',', "'", '<html>', '<Code>x</Code>',
  't=1730003600,v1=', 'https://', 'api.acme.io', '/v1/', '42', '?key=', '&', '%7B', 'Wed, 21 Oct 2015 07:28:00 GMT', 'ECONNREFUSED ::1', 'timed out', '\n', ' ', '\u0000', '…[', '#', '::', '“', '-1', 'é',
); // biome-ignore format: one table
const text = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.json(),
);
const headerName = fc.constantFrom(
  'Authorization', 'Host', 'Accept', 'Content-Type', 'Content-Length', 'X-Api-Key', 'Cookie', 'webhook-id', 'Stripe-Signature', 'webhook-timestamp', 'Date', 'Location', 'Retry-After',
  'RateLimit', 'X-RateLimit-Remaining', 'WWW-Authenticate', 'Allow', 'Server', 'Age', 'X-Slack-Retry-Num', 'Acme-Version', 'Transfer-Encoding', 'User-Agent', 'X-Odd', '__proto__', 'constructor',
); // biome-ignore format: one table
const headers = fc.dictionary(headerName, text, { maxKeys: 8 });
const sample: fc.Arbitrary<Sample> = fc.record(
  {
    method: fc.constantFrom('GET', 'POST', 'CONNECT', 'x'),
    url: text,
    httpVersion: fc.constantFrom('1.1', '2'),
    headers,
    body: text,
    bodyCut: fc.boolean(),
    status: fc.constantFrom(100, 200, 204, 301, 302, 400, 401, 404, 429, 500, 503, 504),
    answer: headers,
    answerBody: text,
    error: text,
    errorCode: text,
    seenFrom: fc.constantFrom('client', 'server', 'sender', 'unknown'),
    direction: fc.constantFrom('api_call', 'delivery'),
    at: fc.constantFrom('2025-01-01T12:00:00Z', '2025-01-01T12:00:00'),
    durationMs: fc.nat(400_000),
    peer: text,
  },
  { requiredKeys: [] },
);

test('whatever the evidence, every value is one of its fact and every line one of the evidence', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 4 }), (samples) => {
      const all = sampled(...samples);
      const lastLine = all.at(-1)?.lastLine ?? 0;
      for (const failure of groupAll(all)) {
        const scene = { failure, exchange: failure.exchanges[0], all, provider: undefined, now: 1_730_000_000_000 };
        for (const observer of observers) {
          observer.observe(scene, (fact, value, first, last = first) => {
            expect(observer.facts).toContain(fact);
            if (value !== undefined && !fits(declared.get(fact), value))
              throw new Error(`${fact} cannot be ${JSON.stringify(value)}`);
            expect(first).toBeGreaterThan(0);
            expect(last).toBeGreaterThanOrEqual(first);
            expect(last).toBeLessThanOrEqual(lastLine);
          });
        }
      }
    }),
    { numRuns: 1500 },
  );
});
