import { chunkRedactor, LargeTaker, type TakenArtifact } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { assess } from './diagnose.ts';
import { exchangeKinds } from './observe/exchange-kinds.ts';
import { shippedKnowledge } from './shipped.ts';

const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'k' };
const knowledge = shippedKnowledge();

function streamed(name: string, text: string): TakenArtifact {
  const taker = new LargeTaker(name, exchangeKinds);
  const redactor = chunkRedactor({ key: circumstances.redactionKey });
  for (let at = 0; at < text.length; at += 70_000) {
    const chunk = redactor.take(text.slice(at, at + 70_000));
    if (chunk) taker.take(chunk);
  }
  const last = redactor.end();
  if (last) taker.take(last);
  return taker.finish();
}

const noise = (i: number, below: number) => (Math.imul(i + 1, 2654435761) >>> 8) % below;
const clock = (i: number) => new Date(Date.UTC(2025, 7, 18) + i * 300).toISOString();
const statuses = [200, 200, 200, 200, 201, 204, 304, 200, 200, 401, 404, 429, 502];
const statusOf = (i: number) => statuses[noise(i, statuses.length)] ?? 200;
const logs: Record<string, (i: number) => string> = {
  'access log': (i) =>
    `10.0.0.${noise(i, 250)} - - [18/Aug/2025:${clock(i).slice(11, 19)} +0000] "${i % 4 ? 'GET' : 'POST'} /v1/${['users', 'orders'][noise(i + 3, 2)]}/${noise(i, 9000)} HTTP/1.1" ${statusOf(i)} ${noise(i, 5000)} "-" "python-requests/2.31.0"`,
  'webhook log': (i) =>
    `10.0.0.1 - - [18/Aug/2025:${clock(i).slice(11, 19)} +0000] "POST /webhooks/stripe HTTP/1.1" ${i % 90 ? 200 : 500} 12 "-" "Stripe/1.0 (+https://stripe.com/docs/webhooks)"`,
  'JSON log with errors': (i) =>
    JSON.stringify({
      time: clock(i),
      level: statusOf(i) >= 400 ? 'error' : 'info',
      msg: statusOf(i) >= 400 ? 'call failed' : 'done',
      ...(statusOf(i) === 502
        ? {
            err: {
              type: 'FetchError',
              code: 'ECONNREFUSED',
              message: `connect ECONNREFUSED 10.0.0.${noise(i, 250)}:443`,
            },
          }
        : {
            req: { method: 'POST', url: `https://api.example.com/v2/c/${noise(i, 900)}` },
            res: { statusCode: statusOf(i) },
          }),
    }),
};

describe.each(Object.entries(logs))('a large %s', (name, line) => {
  const text = Array.from({ length: 16_000 }, (_, i) => line(i)).join('\n');
  const report = 'some of our calls fail since this morning';

  it('comes to the same diagnosis in one piece and in many', async () => {
    const whole = await assess({ report, artifacts: [{ name, content: text }] }, knowledge, circumstances);
    const inPieces = await assess({ report, taken: [streamed(name, text)] }, knowledge, circumstances);
    expect(inPieces.diagnosis).toEqual(whole.diagnosis);
    expect(inPieces.assessment.reading).toEqual(whole.assessment.reading);
  });

  it('counts every failure, kept or not', async () => {
    const { diagnosis } = await assess({ artifacts: [{ name, content: text }] }, knowledge, circumstances);
    const failed = text.split('\n').filter((l) => /" [45]\d\d |"statusCode":[45]|ECONNREFUSED/.test(l));
    expect(diagnosis.failures.reduce((sum, f) => sum + f.count, 0)).toBe(failed.length);
    for (const { count, times, exchanges } of diagnosis.failures) {
      expect(times?.counts.reduce((sum, n) => sum + n)).toBe(count);
      expect(exchanges.length).toBeLessThan(100);
    }
  });
});
