import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../knowledge/fact-values.ts';
import { observeSettings } from './settings.ts';

const now = Date.UTC(2026, 5, 1);

/** What is noted of the texts, the first note of a fact, with the lines that it stands on. */
function told(text: string, words = ''): Record<string, FactValue> {
  const documents = [toDocument('a', text)];
  const noted = observeSettings(read(documents), documents, words, now);
  return Object.fromEntries(noted.toReversed().map(({ fact, value }) => [fact, value]));
}

describe('of subscriptions', () => {
  const hook = (more: object) =>
    JSON.stringify(
      {
        type: 'Repository',
        active: true,
        events: ['push'],
        config: { insecure_ssl: '0', url: 'https://hooks.example.com/a' },
        ...more,
      },
      null,
      1,
    );

  it('tells whether it is on, off, disabled, expired or not there', () => {
    const state = (text: string) => told(text)['webhook.state_at_sender'];
    expect(state(hook({}))).toBe('active');
    expect(state(hook({ active: false }))).toBe('off');
    expect(state(hook({ status: 'disabled', active: true }))).toBe('off');
    expect(state(hook({ disabled_reason: 'too many failures' }))).toBe('auto_disabled');
    expect(state(hook({ expires_at: '2026-05-01T00:00:00Z' }))).toBe('expired');
    expect(state(hook({ expires_at: '2026-07-01T00:00:00Z' }))).toBe('active');
    expect(state('{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}')).toBe(
      'not_listed',
    );
  });

  it('says of several only what all of them share', () => {
    const other = hook({ active: false }).replace('example.com/a', 'example.com/b');
    expect(told(`[${hook({})},${other}]`)['webhook.state_at_sender']).toBeUndefined();
    expect(told(`[${hook({ active: false })},${other}]`)['webhook.state_at_sender']).toBe('off');
  });

  it('compares the events that are ticked with those that the report names', () => {
    const endpoint =
      '{"object":"webhook_endpoint","url":"https://hooks.example.com/","enabled_events":["invoice.paid","charge.failed"]}';
    const of = (words: string, text = endpoint) => told(text, words)['webhook.event_type_enabled'];
    expect(of('invoice.created never comes')).toBe(false);
    expect(of('invoice.paid never comes')).toBe(true);
    expect(of('nothing comes to shop.example.com')).toBeUndefined();
    expect(of('invoice.created never comes', endpoint.replace('"charge.failed"', '"*"'))).toBeUndefined();
  });

  it('tells an address without TLS, an end date and a secret that is missing', () => {
    expect(told(hook({ config: { insecure_ssl: '0', url: 'http://hooks.acme.io/a' } }))).toMatchObject({
      'webhook.saved_url': 'http',
      'signature.sender_has_secret': false,
    });
    expect(told(hook({ config: { insecure_ssl: '0', secret: '********', url: 'http://localhost/a' } }))).toMatchObject({
      'signature.sender_has_secret': true,
    });
    expect(told(hook({ expires_at: '2026-07-01T00:00:00Z' }))['webhook.has_end_date']).toBe(true);
  });

  it('reads them in the answer of an API, and points at its lines', () => {
    const text = `> GET /repos/a/b/hooks/1 HTTP/1.1\n> Host: api.example.com\n>\n< HTTP/1.1 200 OK\n< Content-Type: application/json\n<\n${hook({ active: false })}\n`;
    const documents = [toDocument('a', text)];
    const noted = observeSettings(read(documents), documents, '', now);
    expect(noted.find(({ fact }) => fact === 'webhook.state_at_sender')).toMatchObject({
      value: 'off',
      source: { firstLine: 9, quote: '"active": false,' },
      belief: 'log',
    });
  });
});

describe('of code', () => {
  const route = "app.post('/webhook', handler);";
  it('knows a parser before the route from one behind it, on another path, or one that keeps the raw body', () => {
    const of = (text: string) => told(text)['signature.parser_before'];
    expect(of(`app.use(express.json());\n${route}`)).toBe(true);
    expect(of(`app.use(bodyParser.urlencoded({ extended: false }));\n${route}`)).toBe(true);
    expect(of(`${route}\napp.use(express.json());`)).toBeUndefined();
    expect(of(`app.use('/api', express.json());\n${route}`)).toBeUndefined();
    expect(
      of(`app.use(express.json({ verify: (req, res, buf) => { req.rawBody = buf; } }));\n${route}`),
    ).toBeUndefined();
    expect(
      of(
        "app.use('/webhook', express.raw({ type: '*/*' }));\napp.use(express.json());\napp.post('/webhook', handler);",
      ),
    ).toBe(false);
    expect(of("app.post('/webhook', express.raw({ type: '*/*' }), handler);\napp.use(express.json());")).toBe(false);
  });

  it('knows what is handed to the check', () => {
    const check = 'event = stripe.webhooks.constructEvent(req.body, sig, secret);';
    expect(told(`app.use(express.json());\napp.post('/webhook', (req, res) => {\n  ${check}\n});`)).toMatchObject({
      'signature.parser_before': true,
      'signature.hashed_body': 'parsed',
    });
  });

  it('follows a handler of Next.js', () => {
    const next = (read: string, given: string) =>
      told(
        `export async function POST(req: NextRequest) {\n  const body = await req.${read}();\n  stripe.webhooks.constructEvent(${given}, sig, secret);\n}`,
      );
    expect(next('json', 'JSON.stringify(body)')).toMatchObject({
      'signature.parser_before': true,
      'signature.hashed_body': 'parsed',
    });
    expect(next('text', 'body')).toMatchObject({ 'signature.parser_before': false, 'signature.hashed_body': 'raw' });
    expect(told('export const config = { api: { bodyParser: false } };')).toMatchObject({
      'signature.parser_before': false,
    });
  });

  it('sees what stands before the route for all paths', () => {
    expect(told(`app.use(csrf({ cookie: true }));\n${route}`)['webhook.csrf_check_runs']).toBe(true);
    expect(told(`app.use('/admin', csrf());\n${route}`)['webhook.csrf_check_runs']).toBeUndefined();
    expect(told(`app.use(requireAuth);\n${route}`)['webhook.login_in_front']).toBe(true);
    expect(told(`app.use(authRouter);\n${route}`)['webhook.login_in_front']).toBeUndefined();
  });
});

describe('of a web server', () => {
  const proxy = (location: string, target: string, more = '') =>
    told(`server {\n  listen 443 ssl;\n  location ${location} {\n    proxy_pass ${target};\n    ${more}\n  }\n}`);

  it('tells whether the application learns which address was called, and its path', () => {
    expect(proxy('/', 'http://app:3000')).toMatchObject({
      'network.proxy_passes_address': false,
      'network.proxy_rewrites_path': false,
    });
    expect(
      proxy('/api/', 'http://app:3000/', 'proxy_set_header Host $host; proxy_set_header X-Forwarded-Proto $scheme;'),
    ).toMatchObject({
      'network.proxy_passes_address': true,
      'network.proxy_rewrites_path': true,
    });
    expect(proxy('~ ^/api', 'http://app:3000')['network.proxy_rewrites_path']).toBeUndefined();
  });

  it('tells that a credential is taken off, by name or for its underscore', () => {
    expect(proxy('/', 'http://app:3000', 'proxy_set_header Authorization "";')['credential.reaches_app']).toBe(false);
    const call = '\n\n> GET /x HTTP/1.1\n> Host: a.example.com\n> access_key: ***\n>\n< HTTP/1.1 401 Unauthorized\n';
    const conf = 'server {\n  listen 80;\n  server_name a.example.com;\n}\n';
    expect(told(conf + call)['credential.reaches_app']).toBe(false);
    expect(
      told(conf.replace('listen', 'underscores_in_headers on;\n  listen') + call)['credential.reaches_app'],
    ).toBeUndefined();
    expect(told(conf + call.replace('access_key', 'access-key'))['credential.reaches_app']).toBeUndefined();
  });

  it('measures a body and a wait against its limits', () => {
    const call = (bytes: number) =>
      `\n\n> POST /x HTTP/1.1\n> Host: a.example.com\n> Content-Length: ${bytes}\n>\n< HTTP/1.1 502 Bad Gateway\n`;
    expect(told(`client_max_body_size 1m;${call(2_000_000)}`)['request.over_body_limit']).toBe(true);
    expect(told(`client_max_body_size 0;${call(2_000_000)}`)['request.over_body_limit']).toBeUndefined();
    expect(told(`client_max_body_size 1m;${call(2_000)}`)['request.over_body_limit']).toBe(false);
  });

  it('tells an allowlist', () => {
    expect(proxy('/', 'http://app', 'allow 192.0.2.0/24;\n deny all;')['network.filters_addresses']).toBe(true);
    expect(proxy('/', 'http://app', 'allow all;')['network.filters_addresses']).toBeUndefined();
  });
});

describe('of an environment', () => {
  it('tells a secret that is empty, untidy or there twice', () => {
    expect(told('PORT=1\nORDER_WEBHOOK_SECRET=')).toMatchObject({
      'config.key_as_written': 'empty',
      'signature.complaint': 'secret_missing',
    });
    expect(told('PORT=1\nORDER_WEBHOOK_SECRET=…[40,#9c2e]"')).toMatchObject({
      'config.key_as_written': 'untidy',
      'signature.secret_handling': 'untidy',
    });
    expect(told('PORT=1\nCRM_API_KEY="…[40,#9c2e]"')['config.key_as_written']).toBeUndefined();
    expect(told('CRM_API_KEY=…[40,#9c2e]\nPORT=1\nCRM_API_KEY=…[40,#1111]')['config.set_in_two_places']).toBe(true);
    expect(told('PORT=1\nPORT=2\nHOST=a')).toEqual({});
  });

  it('tells a key for testing in production, and checks that are switched off', () => {
    expect(told('NODE_ENV=production\nPAY_SECRET_KEY=sk_test_…[24,#a41f]')['request.credential_mode']).toBe('test');
    expect(told('NODE_ENV=development\nPAY_SECRET_KEY=sk_test_…[24,#a41f]')['request.credential_mode']).toBeUndefined();
    expect(told('PORT=1\nNODE_TLS_REJECT_UNAUTHORIZED=0')['practice.checks_certificates']).toBe(false);
  });
});
