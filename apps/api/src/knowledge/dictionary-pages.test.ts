import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runServer } from '../running-server.ts';
import { tinyKnowledge } from '../tiny-knowledge.ts';

const path = 'causes/auth/refused/cause.yaml';
const files = { ...tinyKnowledge, [path]: `${tinyKnowledge[path]}formerly: [auth.denied]\n` };
let service: Awaited<ReturnType<typeof runServer>>;
let named: typeof service;

beforeAll(async () => {
  service = await runServer({ files });
  named = await runServer({ files, url: 'https://causeway.example/help/' });
});
afterAll(async () => {
  await service.close();
  await named.close();
});

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${service.url}${address}`, { headers, redirect: 'manual' });

describe('the pages of the error dictionary', () => {
  it('are served with their style, script and data', async () => {
    const page = await get('/causes/auth/refused/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await page.text();
    expect(html).toContain('<h1>The server refused the credential</h1>');
    const needed = [...html.matchAll(/(?:href|src)="(\.\.\/[^"]*\.(?:css|js|svg|json))"/g)].map(
      ([, link = '']) => link,
    );
    expect(needed.length).toBeGreaterThan(3);
    for (const link of needed) {
      const { pathname } = new URL(link, `${service.url}/causes/auth/refused/`);
      expect((await get(pathname)).status, pathname).toBe(200);
    }
    const data = await (await get('/causes/auth/refused.json')).json();
    expect(data).toMatchObject({
      cause: { id: 'auth.refused' },
      knowledge: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('let a browser run and load what is theirs, and nothing else', async () => {
    for (const address of ['/causes/', '/causes/auth/nowhere/', '/causes.json']) {
      const { headers } = await get(address);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('are asked for again only where they changed, and what is named by its hash never', async () => {
    const first = await get('/causes/');
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/"[^"]+"/);
    const again = await get('/causes/', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await get('/causes/', { 'if-none-match': '"other"' })).status).toBe(200);
    const style = /href="\.\.(\/dictionary\/style\.[0-9a-f]+\.css)"/.exec(await first.text())?.[1] ?? '';
    expect((await get(style)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('come packed where the client can unpack', async () => {
    const packed = await new Promise<{ encoding: unknown; text: string }>((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip' };
      const asked = request(
        { host: '127.0.0.1', port: service.port, path: '/causes/', headers, agent: false },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              encoding: answer.headers['content-encoding'],
              text: gunzipSync(Buffer.concat(chunks)).toString(),
            }),
          );
        },
      );
      asked.on('error', reject).end();
    });
    expect(packed.encoding).toBe('gzip');
    expect(packed.text).toContain('<!DOCTYPE html>');
  });

  it.each([
    ['/causes', '/causes/'],
    ['/causes/auth/refused', '/causes/auth/refused/'],
    ['/causes/auth/denied/', '/causes/auth/refused/'],
    ['/causes/auth/denied', '/causes/auth/refused/'],
  ])('lead from %s to %s', async (from, to) => {
    const { status, headers } = await get(from);
    expect(status).toBe(301);
    expect(new URL(headers.get('location') ?? '', `${service.url}${from}`).pathname).toBe(to);
  });

  it('say that there is none in a page of their own', async () => {
    const missing = await get('/causes/auth/%3Cscript%3E/');
    expect(missing.status).toBe(404);
    const html = await missing.text();
    expect(html).toContain('There is no such page');
    expect(html).toContain('href="/causes/auth/refused/"');
    expect(html).not.toContain('<script>');
  });

  it('are named by GraphQL, by their whole address where it is known', async () => {
    const query = '{ cause(id: "auth.refused") { page } }';
    expect((await service.ask(query)).body.data.cause.page).toBe('/causes/auth/refused/');
    expect((await named.ask(query)).body.data.cause.page).toBe('https://causeway.example/help/causes/auth/refused/');
    const html = await (await fetch(`${named.url}/causes/auth/refused/`)).text();
    expect(html).toContain('<link rel="canonical" href="https://causeway.example/help/causes/auth/refused/">');
  });
});
