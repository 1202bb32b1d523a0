import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curlCommand } from './curl.ts';
import { bodyOf, failingExchange, headersOf } from './failing-exchange.ts';

interface Arrived {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const run = promisify(execFile);
let server: Server;
let origin = '';
let arrived: Arrived | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      arrived = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});

afterAll(() => {
  server.close();
});

/** Runs the command that is made of a request with a real curl, and gives back what arrived. */
async function sent(
  request: Parameters<typeof failingExchange>[0],
  env: Record<string, string> = {},
): Promise<Arrived> {
  arrived = undefined;
  const made = curlCommand(failingExchange(request));
  await run('bash', ['-c', made?.command ?? 'false'], {
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', ...env },
  });
  if (!arrived) throw new Error('nothing arrived');
  return arrived;
}

describe('the curl command of a failing request', () => {
  it('sends method, URL, headers and body as they were', async () => {
    const body = '{"name":"O\'Brien & \\"Söhne\\"","cost":"$5 `id` !!"}\n\tlast';
    const got = await sent({
      method: 'PUT',
      url: `${origin}/v2/a%20b/{id}/[1]?x=1&y=$HOME`,
      headers: headersOf([
        ['Content-Type', 'application/json'],
        ['X-Note', `it's "quoted" $PATH \`id\` \\ !`],
        ['X-Empty', ''],
        ['User-Agent', 'own/1.0'],
        ['Content-Length', '7'],
        ['Accept-Encoding', 'gzip'],
      ]),
      body: bodyOf(body),
    });
    expect(got).toMatchObject({ method: 'PUT', url: '/v2/a%20b/{id}/[1]?x=1&y=$HOME', body });
    expect(got.headers).toMatchObject({
      'content-type': 'application/json',
      'x-note': `it's "quoted" $PATH \`id\` \\ !`,
      'x-empty': '',
      'user-agent': 'own/1.0',
      'content-length': String(Buffer.byteLength(body)),
    });
    expect(got.headers['accept-encoding']).toBeUndefined();
  });

  it('puts in variables for what was masked, one for one secret', async () => {
    const request = {
      method: 'POST',
      url: `${origin}/in?api_key=…[32,#0001]&again=…[32,#0001]`,
      headers: headersOf([
        ['Authorization', 'Bearer sk_test_…[24,#a41f]'],
        ['X-Api-Key', 'it costs $5: …[10,#b00b]'],
        ['Cookie', 'theme=dark; session=…[40,#c0de]'],
      ]),
      body: bodyOf('{"client_secret": "…[12,#d00d]", "path": "…[12,#0123]"}'),
    };
    const made = curlCommand(failingExchange(request));
    expect(made?.variables.map((v) => v.name)).toEqual([
      'API_KEY',
      'TOKEN',
      'API_KEY_2',
      'SESSION',
      'CLIENT_SECRET',
      'PATH_SECRET',
    ]);
    expect(made?.command).not.toContain('…[');
    const env = { API_KEY: 'k', TOKEN: "t'$", API_KEY_2: 'k2', SESSION: 's', CLIENT_SECRET: 'c"', PATH_SECRET: 'p' };
    const got = await sent(request, env);
    expect(got.url).toBe('/in?api_key=k&again=k');
    expect(got.headers.authorization).toBe("Bearer t'$");
    expect(got.headers['x-api-key']).toBe('it costs $5: k2');
    expect(got.headers.cookie).toBe('theme=dark; session=s');
    expect(got.body).toBe('{"client_secret": "c"", "path": "p"}');
  });

  it('sends any header and body byte for byte, and runs nothing of it', async () => {
    const visible = fc.string({ unit: fc.constantFrom(...' \t!"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~') });
    await fc.assert(
      fc.asyncProperty(visible, fc.string({ unit: 'binary' }), async (header, body) => {
        const text = body.toWellFormed().replaceAll('\0', '');
        const got = await sent({
          method: 'POST',
          url: `${origin}/`,
          headers: headersOf([['X-Any', header.trim()]]),
          body: bodyOf(text),
        });
        expect(got.headers['x-any']).toBe(header.trim());
        expect(got.body).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves no control character raw', () => {
    const made = curlCommand(
      failingExchange({
        method: 'POST',
        url: `${origin}/\u001b[2J`,
        body: bodyOf('\u001b]0;owned\u0007 \u009b1m \u202e'),
      }),
    );
    expect(made?.command).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  it('drops lines that are no headers, so that none can name a file or an option', () => {
    const made = curlCommand(
      failingExchange({
        url: `${origin}/`,
        headers: headersOf([
          ['@/etc/passwd', 'x'],
          [':authority', 'x'],
          ['a b', 'x'],
        ]),
      }),
    );
    expect(made?.command).toBe(`curl -sS -i ${origin}/`);
  });

  it('keeps a Host that is not the one of the URL', async () => {
    const got = await sent({ url: `${origin}/`, headers: headersOf([['Host', 'tenant.example.com']]) });
    expect(got.headers.host).toBe('tenant.example.com');
  });

  it('asks for the host where only the path is known', async () => {
    const exchange = failingExchange({ url: '/in?x=1', method: 'GET' });
    expect(curlCommand(exchange)).toMatchObject({ needsBaseUrl: true });
    expect((await sent({ url: '/in?x=1', method: 'GET' }, { BASE_URL: origin })).url).toBe('/in?x=1');
  });

  it('says when the record does not show the whole body', () => {
    const cut = failingExchange({ url: origin, body: { ...bodyOf('{"a":'), truncated: true } });
    expect(curlCommand(cut)?.notes).toHaveLength(1);
    expect(curlCommand(failingExchange({ url: origin, bodyBytes: 12 }))?.notes).toHaveLength(1);
    expect(curlCommand(failingExchange({ url: origin, method: 'PATCH' }))?.notes).toHaveLength(1);
    expect(curlCommand(failingExchange({ url: origin, method: 'GET' }))?.notes).toEqual([]);
    expect(curlCommand({ ...cut, request: { headers: [], line: 1 } })).toBeUndefined();
  });
});
