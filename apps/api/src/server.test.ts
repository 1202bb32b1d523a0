import { request } from 'node:http';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runServer } from './running-server.ts';
import { tinyKnowledge } from './tiny-knowledge.ts';

type Running = Awaited<ReturnType<typeof runServer>>;
let service: Running;
let production: Running;

beforeAll(async () => {
  service = await runServer({ files: tinyKnowledge });
  production = await runServer({ files: tinyKnowledge, explorable: false });
});
afterAll(async () => {
  await service.close();
  await production.close();
});

/** A raw request: fetch sets Host and Origin itself. */
function raw(options: { path?: string; method?: string; headers?: Record<string, string>; body?: string | Buffer }) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const { path = '/graphql', method = 'POST', headers = {}, body } = options;
    const sent = request({ host: '127.0.0.1', port: service.port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const hello = JSON.stringify({ query: '{ __typename }' });

describe('the service', () => {
  it('passes every audit of graphql-http', async () => {
    const results = await auditServer({ url: `${service.url}/graphql` });
    const failed = results
      .filter((r) => r.status !== 'ok')
      .map((r) => `${r.id} ${r.name} ${'reason' in r ? r.reason : ''}`);
    expect(failed).toEqual([]);
    expect(results.length).toBe(61);
  });

  it('says that it runs and that it can diagnose', async () => {
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${service.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', knowledge: { causes: 1 } });
  });

  it('answers a balancer that asks by address, whatever name it gives', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect((await raw({ path, method: 'GET', headers: { host: '10.0.0.7:4000' } })).status).toBe(200);
    }
  });

  it('shows GraphiQL to a browser, and not in production', async () => {
    const page = await fetch(`${service.url}/graphql`, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(html).toContain('graphiql');
    // It works without internet, and loads nothing from a stranger.
    expect(html).not.toMatch(/<(?:script|link)[^>]+(?:src|href)=["']?https?:/);
    const refused = await fetch(`${production.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await refused.text()).not.toContain('graphiql');
  });

  it('tells a tool its schema, as GraphiQL asks for it', async () => {
    const { body } = await service.ask(getIntrospectionQuery());
    expect(body.errors).toBeUndefined();
    expect(buildClientSchema(body.data).getQueryType()?.getFields().diagnose).toBeDefined();
  });

  it('keeps its schema to itself in production, also through hints', async () => {
    const introspection = await production.ask('{ __schema { types { name } } }');
    expect(introspection.body.errors[0].message).toMatch(/introspection/i);
    const misspelled = await production.ask('{ knowledg { hash } }');
    expect(JSON.stringify(misspelled.body)).not.toMatch(/did you mean/i);
    expect(JSON.stringify((await service.ask('{ knowledg { hash } }')).body)).toMatch(/did you mean/i);
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'query=%7B__typename%7D', 415],
    ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 415],
    ['plain text', { 'content-type': 'text/plain' }, hello, 415],
    ['a foreign host', { ...json, host: 'evil.example' }, hello, 421],
    ['a foreign origin', { ...json, origin: 'https://evil.example' }, hello, 403],
    ['another method', json, hello, 405],
  ])('refuses %s', async (name, headers, body, status) => {
    const response = await raw({ method: name === 'another method' ? 'PUT' : 'POST', headers, body });
    expect(response.status).toBe(status);
    expect(JSON.parse(response.text).errors[0].extensions.hint).toBeTruthy();
  });

  it('answers a body over the limit with 413, also when it comes in chunks, and goes on', async () => {
    const large = Buffer.alloc(41 * 1024 * 1024, 'a');
    expect((await raw({ headers: { ...json, 'content-length': String(large.length) }, body: large })).status).toBe(413);
    expect((await raw({ headers: { ...json, 'transfer-encoding': 'chunked' }, body: large })).status).toBe(413);
    expect((await service.ask('{ __typename }')).status).toBe(200);
  });

  it.each([
    [
      'a thousand aliases',
      `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: knowledge { hash }`).join(' ')} }`,
      /token|alias/i,
    ],
    ['twenty aliases', `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: knowledge { hash }`).join(' ')} }`, /alias/i],
    ['twenty thousand tokens', `{ ${'knowledge { hash } '.repeat(5000)} }`, /token/i],
    ['many directives', `{ knowledge { hash ${'@include(if: true) '.repeat(100)} } }`, /directive/i],
    [
      'long nested lists',
      '{ diagnose(input: { report: "x" }) { hypotheses(first: 5000) { findings { observations { source { ... on GivenAnswer { question { choices { id } } } } } } } } }',
      /too large/i,
    ],
    [
      'three diagnoses in one query',
      `{ ${['a', 'b', 'c'].map((name) => `${name}: diagnose(input: { report: "x" }) { conclusive }`).join(' ')} }`,
      /too large/i,
    ],
    [
      'many diagnoses in one query',
      `{ ${Array.from({ length: 14 }, (_, i) => `a${i}: diagnose(input: { report: "x" }) { hypotheses(first: 200) { findings { observations { fact } } } }`).join(' ')} }`,
      /too large/i,
    ],
    ['a fragment cycle', '{ knowledge { ...a } } fragment a on KnowledgeRelease { ...a }', /fragment/i],
  ])('refuses %s', async (_, query, says) => {
    const { body } = await service.ask(query);
    expect(body.data ?? null).toBeNull();
    expect(body.errors[0].message).toMatch(says);
  });

  it('takes no batches', async () => {
    const response = await raw({
      headers: json,
      body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    });
    expect(response.status).toBe(400);
  });
});
