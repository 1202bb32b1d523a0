import { request } from 'node:http';
import { limits } from '@causeway/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runServer } from './running-server.ts';

let service: Awaited<ReturnType<typeof runServer>>;
beforeAll(async () => {
  service = await runServer({ explorable: false });
});
afterAll(() => service.close());

const fragments = (count: number) =>
  Array.from({ length: count }, (_, i) => `fragment f${i} on KnowledgeRelease { ...f${i + 1} ...f${i + 1} }`).join(' ');
const nestedLists =
  '{ diagnose(input: { report: "x" }) { hypotheses(first: 100) { findings { observations { source { ... on GivenAnswer { question { choices { label } } } } } } cause { symptoms { causes(first: 100) { nodes { symptoms { id } } } } } } } }';

describe('a query made to exhaust the service', () => {
  it.each([
    ['lists in lists in lists', nestedLists],
    ['thirty levels', `{ ${'knowledge { '.repeat(30)} hash ${'}'.repeat(30)} }`],
    ['a thousand aliases', `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    [
      'a thousand aliases in fragments',
      `{ ...a } fragment a on Query { ${Array.from({ length: 1000 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
    ],
    [
      'fragments that double thirty times',
      `{ knowledge { ...f0 } } ${fragments(30)} fragment f30 on KnowledgeRelease { hash }`,
    ],
    [
      'fragments in a circle',
      '{ knowledge { ...a } } fragment a on KnowledgeRelease { ...b } fragment b on KnowledgeRelease { ...a }',
    ],
    ['twenty thousand directives', `{ __typename ${'@skip(if: false) '.repeat(20_000)} }`],
    ['a name of a megabyte', `{ ${'a'.repeat(1_000_000)} }`],
    ['an argument of a million brackets', `{ cause(id: ${'['.repeat(1_000_000)}) { id } }`],
    ['a comment of ten megabytes and nothing', `#${'a'.repeat(10_000_000)}`],
  ])('is refused and answers with an error: %s', async (_, query) => {
    const { body } = await service.ask(query);
    expect(body.data ?? null).toBeNull();
    expect(body.errors.length).toBeGreaterThan(0);
    // What is refused may be named in the answer, but not again and again.
    expect(JSON.stringify(body).length).toBeLessThan(query.length + 100_000);
  });

  it('is refused in a batch of a hundred', async () => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ __typename }' }))),
    });
    expect(response.status).toBe(400);
  });

  it('leaves no memory behind, refused five hundred times', async () => {
    const ask = () => service.ask(nestedLists);
    for (let i = 0; i < 50; i += 1) await ask();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 500; i += 1) await ask();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
  });

  it.each(['mutation { diagnose }', 'subscription { diagnose }'])('has no %s to ask for', async (query) => {
    const { body } = await service.ask(query);
    expect(body.data ?? null).toBeNull();
    expect(body.errors).toHaveLength(1);
  });
});

const diagnose = `query ($artifacts: [ArtifactInput!]!) { diagnose(input: { artifacts: $artifacts }) {
  conclusive hypotheses(first: 1) { cause { id } probability } redactions { kind line } } }`;
const call =
  '> GET /v2/contacts HTTP/1.1\n> Host: api.example.com\n> Accept: */*\n>\n< HTTP/1.1 401 Unauthorized\n< Content-Type: application/json\n<\n{"error":"No API key provided"}\n';

describe('evidence', { timeout: 120_000 }, () => {
  const lines = '2025-08-18T11:02:07Z INFO [worker] job "done" of the day\\night\n';
  const filled = (bytes: number) => call + lines.repeat(Math.ceil(bytes / lines.length)).slice(0, bytes - call.length);

  it('of 25 MiB is taken over HTTP, whatever has to be escaped in it', async () => {
    const content = filled(limits.artifactBytesTogether);
    const { status, body } = await service.ask(diagnose, { artifacts: [{ name: 'big.log', content }] });
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
    expect(body.data.diagnose.hypotheses[0].cause.id).toBe('auth.missing_credentials');
  });

  it('of a byte more is refused with the limit, in twenty pieces too', async () => {
    const size = Math.ceil((limits.artifactBytesTogether + 1) / 20);
    const artifacts = Array.from({ length: 20 }, () => ({ content: filled(size) }));
    const { body } = await service.ask(diagnose, { artifacts });
    expect(body.errors[0].extensions).toMatchObject({ code: 'TOO_LARGE', limit: limits.artifactBytesTogether });
  });

  it('that is no text anybody wrote comes back as a diagnosis', async () => {
    const odd = [
      '\0'.repeat(1000),
      '\ud800'.repeat(1000),
      '{"a":'.repeat(8000),
      '[1e999,-0,{"__proto__":{"x":1}}]',
      'PK\u0003\u0004\ufffd',
    ];
    const { body } = await service.ask(diagnose, { artifacts: odd.map((content) => ({ name: 'x.har', content })) });
    expect(body.errors).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('that breaks off in the middle of the request leaves the service as it was', async () => {
    await new Promise<void>((resolve) => {
      const sent = request({
        host: '127.0.0.1',
        port: service.port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '1000000' },
      });
      sent.on('error', () => resolve());
      sent.write('{"query":"{ __ty', () => sent.destroy(new Error('gone')));
    });
    expect((await service.ask('{ __typename }')).body).toEqual({ data: { __typename: 'Query' } });
  });
});
