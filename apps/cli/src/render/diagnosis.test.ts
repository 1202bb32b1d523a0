import { read } from '@causeway/evidence';
import { assess, compileKnowledge, diagnose, type Evidence, explain } from '@causeway/rules';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { refusedCall, sampleKnowledge } from '../sample-knowledge.ts';
import { diagnosisLines } from './diagnosis.ts';
import { explanationLines } from './explanation.ts';
import { toText } from './line.ts';

const knowledge = compileKnowledge(sampleKnowledge);
const circumstances = { now: 0, redactionKey: 'k' };

async function drawn(evidence: Evidence, width: number, verbose = false): Promise<string> {
  const diagnosis = await diagnose(evidence, knowledge, circumstances);
  const { exchanges } = read(diagnosis.documents);
  const sizes = new Map((evidence.artifacts ?? []).map((a) => [a.name ?? 'artifact 1', Buffer.byteLength(a.content)]));
  const again = ['a file.log'];
  return toText(diagnosisLines({ diagnosis, knowledge, exchanges, sizes, cutLines: 0, again, width, verbose }), 0);
}

const wide = refusedCall.replaceAll('contacts', '連絡先👩‍💻e\u0301'.repeat(12));
const hard = Array.from({ length: 3 }, (_, i) => `${wide.replace('page=2', `page=${i}`)}\n`).join('');
const teapot = '> GET /a HTTP/1.1\n> Host: a.example\n>\n< HTTP/1.1 418 No\n<\n';
const cases: Record<string, Evidence> = {
  'a settled case': { artifacts: [{ name: '/var/log/a-rather-long-folder/連絡先/transcript.txt', content: hard }] },
  'an open case': { report: 'our webhook stopped, 連絡先が届かない '.repeat(4) },
  'none of these': { artifacts: [{ name: 'pot', content: teapot }] },
  'text of no format': { artifacts: [{ name: 'a', content: `${'x'.repeat(300)}\n` }] },
};

describe.each(Object.entries(cases))('%s', (_, evidence) => {
  it.each([40, 80, 100])('has no line wider than %i columns', async (width) => {
    for (const verbose of [false, true]) {
      const text = await drawn(evidence, width, verbose);
      // A word of a command is never broken: it would no longer be that command.
      const lines = text.split('\n').filter((line) => !/https:\/\/api\.acme\.com\/v2\/%/.test(line));
      for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      expect(text).not.toMatch(/\n\n\n/);
    }
  });
});

describe('the text of a diagnosis', () => {
  const one: Evidence = { artifacts: [{ name: 'call.txt', content: refusedCall }] };

  it('goes from what was read to what to do: reading, failure, cause, findings, fix, check, masked, more', async () => {
    const text = await drawn(one, 80);
    const order = ['reading ', 'failure ', 'auth.refused', '+ ', '− nothing', 'Fix ', 'Check ', 'Masked ', 'More '];
    const places = order.map((word) => text.indexOf(word));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).not.toContain('hook.');
  });

  it('counts what failed', async () => {
    const text = await drawn({ artifacts: [{ name: 'call.txt', content: `${refusedCall}\n${refusedCall}` }] }, 80);
    expect(text).toMatch(/reading +call\.txt +\d+ bytes +2 API calls, all failed in one way\n/);
    expect(text).toMatch(/failure +POST https:\/\/api\.acme\.com\/v2\/contacts +401 Unauthorized +2×\n/);
  });

  it('says which of several failing addresses it is about, and nothing of that for one', async () => {
    const other = refusedCall.replaceAll('contacts', 'orders');
    const text = await drawn({ artifacts: [{ name: 'calls.txt', content: `${refusedCall}\n${other}` }] }, 100);
    expect(text).toContain('This is about POST https://api.acme.com/v2/contacts 401');
    expect(await drawn(one, 100)).not.toContain('This is about');
  });

  it('says unsure as unsure, names two alternatives and the next question with where to look', async () => {
    const text = await drawn({ report: 'our webhook stopped', provider: 'acme' }, 80);
    expect(text).toContain("I can't tell yet");
    expect(text.match(/hook\.\w+ +\d+ %/g)).toHaveLength(3);
    expect(text).not.toContain('Fix ');
    expect(text).toContain('Acme → Settings → Webhooks → Attempts');
    expect(text).toContain("--ask 'a file.log'");
    expect(text).toContain('Log what arrives');
  });

  it('hands over to a person, with what to send, where it is none of these', async () => {
    const text = await drawn({ artifacts: [{ name: 'pot', content: teapot }] }, 80);
    expect(text).toContain('none of these');
    expect(text).toContain('success manager');
    expect(text).toContain("causeway diagnose 'a file.log' --json > causeway-report.json");
  });

  it('names no cause where nothing speaks for one', async () => {
    const text = await drawn({ artifacts: [{ name: 'list', content: 'total 48\ndrwxr-xr-x 2 root\n' }] }, 80);
    expect(text).toContain('nothing in it speaks for one cause');
    expect(text).not.toMatch(/\d+ %/);
  });

  it('says a request once where the error begins with it, as browsers print it', async () => {
    const printed = 'POST http://localhost:5000/api/login net::ERR_CONNECTION_REFUSED';
    const text = await drawn({ artifacts: [{ name: 'console.txt', content: printed }] }, 100);
    expect(text).toMatch(/failure +POST http:\/\/localhost:5000\/api\/login +net::ERR_CONNECTION_REFUSED\n/);
  });

  it('has every observation where it is verbose', async () => {
    expect(await drawn(one, 80)).not.toContain('response.status');
    expect(await drawn(one, 80, true)).toContain('response.status');
  });
});

describe('the text of an explanation', () => {
  it.each([40, 80, 100])('has no line wider than %i columns', async (width) => {
    for (const cause of ['hook.not_ticked', null]) {
      const explanation = explain(cause, await assess({ report: 'our webhook stopped' }, knowledge, circumstances));
      const text = toText(explanationLines(explanation, knowledge, width), 0);
      for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    }
  });
});
