import { EvidenceError, toCurl, toPostmanCollection } from '@causeway/evidence';
import { type Assessed, assess, type Evidence, explain } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFrom } from '../packages/evidence/src/redact/made-credentials.ts';
import { type Canary, canary } from './hostile/canary.ts';
import { foreignText, odd } from './hostile/foreign-text.ts';
import { faultOfQuote } from './hostile/standing-lines.ts';

/** `CAUSEWAY_HOSTILE_RUNS=20000 npx vitest run test/hostile.test.ts` looks longer, from another seed each time. */
const runs = Number(process.env.CAUSEWAY_HOSTILE_RUNS ?? 0);
const parameters = (usual: number) => (runs > 0 ? { numRuns: runs } : { numRuns: usual, seed: 1 });
const time = Math.max(120_000, runs * 200);

const knowledge = shippedKnowledge();
const refused =
  '> GET /v2/contacts HTTP/1.1\n> Host: api.example.com\n>\n< HTTP/1.1 401 Unauthorized\n<\n{"error":"no"}\n';
const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'hostile' };

/** Undefined where the evidence cannot be taken, which has to be said as an EvidenceError. */
async function assessed(evidence: Evidence): Promise<Assessed | undefined> {
  try {
    return await assess(evidence, knowledge, circumstances);
  } catch (error) {
    if (error instanceof EvidenceError) return undefined;
    throw error;
  }
}

/** Everything that comes out of a diagnosis, a cause by its id. */
function written({ diagnosis, assessment }: Assessed): string {
  const plain = (name: string, value: unknown) =>
    name === 'cause' && typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  const explained = [...diagnosis.hypotheses.slice(0, 3), ...diagnosis.hypotheses.slice(-1)].map((h) =>
    explain(h.cause?.id ?? null, { diagnosis, assessment }),
  );
  const exchanges = diagnosis.failures.slice(0, 20).map((failure) => failure.exchanges[0]);
  return JSON.stringify([diagnosis, explained, exchanges.map(toCurl), exchanges.map(toPostmanCollection)], plain);
}

const evidence = fc.record({
  report: foreignText,
  artifacts: fc.array(
    fc.record({
      name: fc.option(fc.string({ unit: 'binary', maxLength: 20 }), { nil: undefined }),
      content: foreignText,
    }),
    { maxLength: 2 },
  ),
});

describe('a diagnosis of any text', { timeout: time }, () => {
  it('comes, adds up, is the same again, and quotes only what stands there', async () => {
    await fc.assert(
      fc.asyncProperty(evidence, async (given) => {
        const first = await assessed(given);
        if (!first) return;
        const { hypotheses, observations, documents, redactions, recognised, failures } = first.diagnosis;
        const sum = hypotheses.reduce((total, h) => total + h.probability, 0);
        expect(sum).toBeCloseTo(1, 9);
        expect(hypotheses.filter((h) => !(h.probability >= 0 && h.probability <= 1))).toEqual([]);
        const faults = observations.flatMap(({ fact, source }) => {
          const fault = faultOfQuote(source, documents);
          return fault === undefined ? [] : [{ fact, fault, source }];
        });
        expect(faults).toEqual([]);
        const lines = new Map(documents.map((d) => [d.name, d.lines.length]));
        for (const { artifact, firstLine, lastLine } of [...recognised, ...failures.flatMap((f) => f.exchanges)]) {
          expect(firstLine >= 1 && firstLine <= lastLine && lastLine <= (lines.get(artifact) ?? 0)).toBe(true);
        }
        for (const { artifact, line } of redactions) {
          expect(line >= 1 && line <= (lines.get(artifact ?? 'report') ?? 0)).toBe(true);
        }
        const second = await assessed(given);
        expect(second && written(second)).toBe(written(first));
      }),
      parameters(250),
    );
  });
});

describe('a text that tries to be something else', { timeout: time }, () => {
  it.each(odd.map((text) => [JSON.stringify(text.slice(0, 40)), text]))('is a text: %s', async (_, text) => {
    for (const content of [text, text.repeat(50), `${text}\n`.repeat(50), refused.replaceAll('{"', `{"${text}`)]) {
      const result = await assessed({
        report: `it fails: ${text}`.slice(0, 2000),
        artifacts: [{ name: text, content }],
      });
      expect(result?.diagnosis.hypotheses.length).toBeGreaterThan(10);
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('may be what we said ourselves: masks stay as they are', async () => {
    const secret = `sk_live_${drawFrom(5)('alphanumeric', 24)}`;
    const first = await assessed({
      artifacts: [{ content: refused.replace('>', `> Authorization: Bearer ${secret}\n>`) }],
    });
    const said =
      JSON.stringify(first?.diagnosis.observations, null, 1) + first?.diagnosis.documents[0]?.lines.join('\n');
    expect(said).toContain('sk_live_…[');
    const second = await assessed({ artifacts: [{ content: said }] });
    expect(second?.diagnosis.redactions).toEqual([]);
    expect(second?.diagnosis.documents[0]?.lines.join('\n')).toBe(said);
  });
});

/** Each took minutes once, or would where a pattern is written without care. */
const endless: readonly (readonly [before: string, unit: string])[] = [
  ['Authorization: ', '\\'],
  ['token=', '\\'],
  ['-----BEGIN PRIVATE KEY-----\n', '\\'],
  ['Authorization: Basic ', '='],
  ['GET https://a.example/AA_', '0'],
  ['HTTP/1.1 500 X', ' '],
  ['{"a":1}', '-'],
  ['Error: ', 'A'],
  ['{"a":"', '{"'],
  ['', '{"a":\n'],
  ['', 'Cookie: a='],
  ['', '"\\'],
];

it.each(endless)('a megabyte of %j and %j comes to an end', { timeout: 30_000 }, async (before, unit) => {
  const content = before + unit.repeat(1e6 / unit.length);
  const result = await assessed({ report: content.slice(0, 20_000), artifacts: [{ content: `${content}\u2028` }] });
  expect(result?.diagnosis.hypotheses.length).toBeGreaterThan(10);
});

describe('a secret in any text', { timeout: time }, () => {
  const canaries = fc.array(fc.tuple(canary, fc.nat(1000), fc.boolean()), { minLength: 1, maxLength: 4 });

  it('does not come out', async () => {
    await fc.assert(
      fc.asyncProperty(foreignText, canaries, fc.boolean(), async (around, inside, inReport) => {
        const text = hidden(around, inside);
        const result = await assessed(
          inReport ? { report: text.slice(0, 20_000) } : { artifacts: [{ content: text }] },
        );
        const out = result ? written(result) : '';
        for (const [{ where, traces }] of inside) {
          expect(
            traces.filter((trace) => out.includes(trace)),
            where,
          ).toEqual([]);
        }
      }),
      parameters(400),
    );
  });
});

/** Puts canaries into a text, on lines of their own or among words. */
function hidden(text: string, canaries: readonly [Canary, place: number, alone: boolean][]): string {
  const places = canaries.map(([, place, alone]) => {
    const near = Math.floor((place / 1000) * text.length);
    return alone ? text.indexOf('\n', near) + 1 : near;
  });
  const order = canaries.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  let from = 0;
  const parts = order.flatMap((i) => {
    const [canary, , alone = false] = canaries[i] ?? [];
    const before = text.slice(from, places[i]);
    from = places[i] ?? from;
    const between = alone ? '\n' : ' ';
    return [before, between, canary?.text ?? '', between];
  });
  return parts.join('') + text.slice(from);
}
