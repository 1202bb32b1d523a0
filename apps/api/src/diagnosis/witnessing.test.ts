import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runServer } from '../running-server.ts';
import { tinyKnowledge } from '../tiny-knowledge.ts';

const thread = new URL('../../testing/faulty-thread.ts', import.meta.url);

let service: Awaited<ReturnType<typeof runServer>>;
beforeAll(async () => {
  service = await runServer({
    files: tinyKnowledge,
    reading: { thread, threads: 1, mostWaiting: 2, longestMs: 2_000 },
  });
});
afterAll(() => service.close());

const diagnose = (report: string) =>
  service.ask('query ($report: String) { diagnose(input: { report: $report }) { conclusive } }', { report });

describe('reading in threads', () => {
  it('stops what never ends and says so, while others are answered', async () => {
    const stuck = diagnose('never ends');
    expect((await service.ask('{ __typename }')).body.data).toEqual({ __typename: 'Query' });
    const { body } = await stuck;
    expect(body.data).toBeNull();
    expect(body.errors[0]).toMatchObject({ message: expect.stringContaining('took more than 2 s and was stopped') });
    expect(body.errors[0].extensions).toMatchObject({ code: 'TOO_SLOW', field: ['artifacts'] });
  });

  it('reads on after that', async () => {
    expect((await diagnose('it fails with a 401')).body.data).toEqual({
      diagnose: { conclusive: expect.any(Boolean) },
    });
  });

  it('answers a fault in a thread with an id, and repeats nothing of what was given', async () => {
    const secret = `sk_live_${randomBytes(12).toString('hex')}`;
    const { body } = await diagnose(`fails on ${secret}`);
    expect(body.errors[0].extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(body) + service.log.join('')).not.toContain(secret);
  });

  it('sends away what comes while too much waits', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => diagnose('never ends')));
    const codes = answers.map(({ body }) => body.errors?.[0].extensions.code);
    expect(codes.toSorted()).toEqual(['BUSY', 'BUSY', 'BUSY', 'TOO_SLOW', 'TOO_SLOW', 'TOO_SLOW']);
    expect((await diagnose('it fails with a 401')).body.errors).toBeUndefined();
  });
});

describe('memory', () => {
  it('ends the thread that takes all of it, and not the service', async () => {
    const greedy = await runServer({ files: tinyKnowledge, reading: { thread, threads: 1, threadHeap: 96 } });
    const query = '{ diagnose(input: { report: "takes all memory" }) { conclusive } }';
    const { body } = await greedy.ask(query);
    expect(body.errors[0].extensions).toMatchObject({ code: 'TOO_LARGE' });
    expect((await greedy.ask('{ __typename }')).body.data).toEqual({ __typename: 'Query' });
    await greedy.close();
  });
});
