import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runServer } from '../running-server.ts';
import { tinyKnowledge } from '../tiny-knowledge.ts';

let service: Awaited<ReturnType<typeof runServer>>;
beforeAll(async () => {
  service = await runServer({ files: tinyKnowledge });
});
afterAll(() => service.close());

const transcript = (key: string) => `> GET /v2/contacts HTTP/1.1
> Host: api.example.com
> Authorization: Bearer ${key}
>
< HTTP/1.1 401 Unauthorized
`;

const query = /* GraphQL */ `
  query ($input: EvidenceInput!) {
    diagnose(input: $input) {
      conclusive
      hypotheses(first: 2) {
        probability
        cause { id title area symptoms { id } fix { steps verify prevent command } sources }
        findings { rule statement direction strength counts observations { fact statement value source {
          __typename
          ... on ArtifactLines { artifact firstLine lastLine quote }
          ... on ReportWords { quote }
          ... on GivenAnswer { question { id } }
        } } }
        missing { fact statement question { id text } }
      }
      nextStep {
        __typename
        ... on AskQuestion { why informationBits question { id fact text help choices { id label } } }
        ... on ProposeFix { fix { steps } hypothesis { cause { id } } }
        ... on Escalate { reason }
      }
      symptoms { id title }
      failures { direction host method path status count lines { firstLine quote } reproduction { curl postman } }
      observations { fact }
      redactions { kind artifact line }
      advice { id }
      provider { id }
      knowledge { version hash causes rules }
    }
  }
`;

describe('diagnose', () => {
  it('names the cause, quotes the line and gives the fix', async () => {
    const key = `sk_live_${randomBytes(12).toString('hex')}`;
    const { body } = await service.ask(query, {
      input: { artifacts: [{ name: 'curl.txt', content: transcript(key) }] },
    });
    expect(body.errors).toBeUndefined();
    const [first] = body.data.diagnose.hypotheses;
    expect(first.cause).toMatchObject({ id: 'auth.refused', area: 'auth', symptoms: [{ id: 'api_4xx' }] });
    expect(first.cause.fix).toEqual({
      steps: '1. Send the right key.',
      verify: 'It answers 200.',
      prevent: 'Rotate keys with care.',
      command: 'curl -i "https://api.example.com/v2/contacts"',
    });
    expect(first.findings[0]).toMatchObject({
      direction: 'SUPPORTS',
      strength: 'STRONG',
      statement: 'The server answered 401',
    });
    expect(first.findings[0].observations[0].source).toMatchObject({
      __typename: 'ArtifactLines',
      artifact: 'curl.txt',
      firstLine: 5,
      quote: '< HTTP/1.1 401 Unauthorized',
    });
    expect(body.data.diagnose.failures[0]).toMatchObject({
      direction: 'api_call',
      host: 'api.example.com',
      method: 'GET',
      path: '/v2/contacts',
      status: 401,
      count: 1,
    });
    expect(body.data.diagnose.failures[0].reproduction.curl).toContain('api.example.com/v2/contacts');
  });

  it('never gives a secret back, and says what it masked', async () => {
    const secret = randomBytes(12).toString('hex');
    const { body } = await service.ask(query, {
      input: { report: `my key is sk_live_${secret}`, artifacts: [{ content: transcript(`sk_live_${secret}`) }] },
    });
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(service.log.join('')).not.toContain(secret);
    expect(
      body.data.diagnose.redactions.map((r: { artifact: string | null; line: number }) => [r.artifact, r.line]),
    ).toEqual([
      ['artifact 1', 3],
      [null, 1],
    ]);
  });

  it('asks the question that settles most, and takes its answer', async () => {
    const asked = await service.ask(query, { input: { report: 'it does not work' } });
    const step = asked.body.data.diagnose.nextStep;
    expect(step).toMatchObject({ __typename: 'AskQuestion', question: { id: 'light.on' } });
    expect(step.question.choices.map((c: { id: string }) => c.id)).toEqual(['yes', 'no', 'dont_know']);
    expect(step.informationBits).toBeGreaterThan(0);
    const answered = await service.ask(query, {
      input: { report: 'it does not work', answers: [{ question: 'light.on', choice: 'yes' }] },
    });
    expect(answered.body.data.diagnose.hypotheses[0].probability).toBeGreaterThan(
      asked.body.data.diagnose.hypotheses[0].probability,
    );
    expect(answered.body.data.diagnose.hypotheses[0].findings[0].observations[0].source).toEqual({
      __typename: 'GivenAnswer',
      question: { id: 'light.on' },
    });
    const unknown = await service.ask(query, {
      input: { report: 'it does not work', answers: [{ question: 'light.on', choice: null }] },
    });
    expect(unknown.body.data.diagnose.nextStep.question?.id).not.toBe('light.on');
  });

  it('gives the same bytes for the same evidence', async () => {
    const input = { report: 'a 401', artifacts: [{ content: transcript('$TOKEN') }] };
    const [one, two] = await Promise.all([service.ask(query, { input }), service.ask(query, { input })]);
    expect(JSON.stringify(two.body)).toBe(JSON.stringify(one.body));
  });

  it.each([
    ['nothing at all', {}, 'EMPTY', ['report']],
    ['a report that is too long', { report: 'x'.repeat(20_001) }, 'TOO_LARGE', ['report']],
    [
      'too many artifacts',
      { artifacts: Array.from({ length: 21 }, () => ({ content: 'x' })) },
      'TOO_MANY',
      ['artifacts'],
    ],
    [
      'artifacts that are too large',
      { artifacts: [{ content: 'x'.repeat(26 * 1024 * 1024) }] },
      'TOO_LARGE',
      ['artifacts'],
    ],
    [
      'an unknown question',
      { answers: [{ question: 'light.onn', choice: 'yes' }] },
      'UNKNOWN_QUESTION',
      ['answers', '0', 'question'],
    ],
    [
      'an unknown choice',
      { answers: [{ question: 'light.on', choice: 'maybe' }] },
      'UNKNOWN_CHOICE',
      ['answers', '0', 'choice'],
    ],
    [
      'a text for a number',
      { answers: [{ question: 'light.lumen', value: 'lots' }] },
      'NOT_A_NUMBER',
      ['answers', '0', 'value'],
    ],
    ['an unknown provider', { report: 'x', provider: 'nobody' }, 'UNKNOWN_PROVIDER', ['provider']],
  ])('answers %s with an error that names the place and the mend', async (_, input, code, field) => {
    const { status, body } = await service.ask(query, { input });
    expect(status).toBe(200);
    expect(body.data).toBeNull();
    expect(body.errors[0].extensions).toMatchObject({ code, field });
    expect(body.errors[0].extensions.hint.length).toBeGreaterThan(10);
  });

  it('finds causes by area and words, page by page', async () => {
    const { body } = await service.ask(
      '{ causes(first: 1, search: "credential refused") { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } none: causes(area: "tls") { totalCount } cause(id: "auth.refused") { title } nothing: cause(id: "x.y") { id } knowledge { causes rules hash } }',
    );
    expect(body.data).toMatchObject({
      causes: { totalCount: 1, nodes: [{ id: 'auth.refused' }], pageInfo: { hasNextPage: false } },
      none: { totalCount: 0 },
      cause: { title: 'The server refused the credential' },
      nothing: null,
    });
    const after = await service.ask(
      `{ causes(after: "${body.data.causes.pageInfo.endCursor}") { nodes { id } pageInfo { hasPreviousPage } } }`,
    );
    expect(after.body.data.causes).toEqual({ nodes: [], pageInfo: { hasPreviousPage: true } });
    expect((await service.ask('{ causes(first: 101) { totalCount } }')).body.errors[0].extensions.code).toBe(
      'INVALID_PAGE_SIZE',
    );
  });
});
