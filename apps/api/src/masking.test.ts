import { randomBytes } from 'node:crypto';
import type { Knowledge } from '@causeway/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runServer } from './running-server.ts';
import { tinyKnowledge } from './tiny-knowledge.ts';

/** Made as the test runs, so that none is written in the repository. */
const secret = `sk_live_${randomBytes(12).toString('hex')}`;

let service: Awaited<ReturnType<typeof runServer>>;
beforeAll(async () => {
  const broken = (knowledge: Knowledge): Knowledge =>
    // What a library under a resolver may throw: the message repeats what it was given.
    Object.defineProperty({ ...knowledge, providers: new Map(knowledge.providers) }, 'release', {
      get: () => {
        throw new TypeError(`cannot read ${secret} of undefined`, { cause: new Error(`because of ${secret}`) });
      },
    });
  service = await runServer({ files: tinyKnowledge, change: broken });
});
afterAll(() => service.close());

describe('a resolver that fails with a secret in its message', () => {
  it('tells the caller an id and nothing else', async () => {
    const { status, body } = await service.ask('{ knowledge { hash } }');
    expect(status).toBe(200);
    const [error] = body.errors;
    expect(error.message).toBe('Something went wrong on our side.');
    expect(error.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(error.extensions.hint).toContain(error.extensions.errorId);
    expect(error.path).toEqual(['knowledge']);
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(JSON.stringify(body)).not.toMatch(/\bat .+:\d+/);
  });

  it('logs that id with name and stack, and no message', async () => {
    const before = service.log.length;
    const { body } = await service.ask('{ knowledge { hash } }');
    const logged = service.log.slice(before);
    expect(logged.join('')).toContain(body.errors[0].extensions.errorId);
    expect(logged.join('')).toContain('TypeError');
    expect(logged.join('')).toContain('masking.test.ts');
    expect(logged.join('')).not.toContain(secret);
    expect(logged.join('')).not.toContain('cannot read');
  });

  it('leaves the service as it was', async () => {
    expect((await service.ask('{ __typename }')).body).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('a secret in what is refused', () => {
  it.each([
    ['a query', `{ knowledge { ${secret} } }`, {}],
    ['a syntax error', `{ knowledge { hash `, {}],
    [
      'an answer',
      'query ($c: ID!) { diagnose(input: { answers: [{ question: "light.on", choice: $c }] }) { conclusive } }',
      { c: secret },
    ],
    [
      'a number',
      'query ($v: String!) { diagnose(input: { answers: [{ question: "light.lumen", value: $v }] }) { conclusive } }',
      { v: secret },
    ],
    ['a provider', 'query ($p: ID!) { diagnose(input: { report: "x", provider: $p }) { conclusive } }', { p: secret }],
  ])('never reaches the log, in %s', async (_, query, variables) => {
    const before = service.log.length;
    const { body } = await service.ask(query, variables);
    expect(body.errors.length).toBeGreaterThan(0);
    expect(service.log.slice(before).join('')).not.toContain(secret);
    if (Object.keys(variables).length > 0) expect(JSON.stringify(body)).not.toContain(secret);
  });
});
