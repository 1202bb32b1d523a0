// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates that nobody filled in are what is tested
import { expect, it } from 'vitest';
import { redact } from '../redact.ts';

const harmless = [
  'Authorization: Bearer {{token}}',
  'Authorization: Bearer ${TOKEN}',
  'Authorization: Bearer $TOKEN',
  'Authorization: Bearer <YOUR_KEY>',
  'X-Api-Key: YOUR_API_KEY',
  'Authorization: Bearer undefined',
  'Authorization: Bearer null',
  'Authorization: Bearer ',
  'Authorization:',
  'api_key=xxxxxxxxxxxxxxxx',
  'password: ********',
  'token: REDACTED',
  '"token": "[redacted]"',
  '{"password":"[FILTERED]","token":"…","secret":"..."}',
  'key sk_live_****1234 was rejected',
  'Authorization: Basic *****',
  'Authorization: Bearer sk_live_…[24,#a41f]',
  'x-request-id: 3f2b8c1e-7a40-4a53-9d9e-0b8f5a2d6c11',
  'request-id: req_8dkeJ2ls9XkQ0p',
  'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
  'etag: "33a64df551425fcc55e4d42a148795d9f25f89d4"',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'X-Hub-Signature-256: sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'Stripe-Signature: t=1730000000,v1=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  'x-slack-signature: v0=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'Idempotency-Key: 8e03978e-40d5-43e8-bc93-6894a57f9324',
  '2025-08-18T11:02:07.310Z INFO [worker-3] GET /v1/orders/8812?limit=20&page_token=CAUQAA 200 12ms',
  'www-authenticate: Bearer realm="api", error="invalid_token", error_description="The token expired"',
  '{"error":{"type":"invalid_request_error","code":"secret_key_required","message":"Invalid API Key provided"}}',
  '{"password":["must be at least 8 characters"],"token":"has expired or was revoked"}',
  '{"access_token_url":"https://id.example.com/oauth/token","token_type":"bearer","expires_in":3600,"max_tokens":4096}',
  '{"key":"orders/2025/08/invoice.pdf","sort_key":"created_at","code":"invalid_api_key","public_key":"ed25519"}',
  'const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { apiVersion: config.version });',
  'client = Client(token=token, api_key=os.environ["API_KEY"], password=settings.password)',
  'at SslState.ForceAuthentication(Boolean receiveFirst, Byte[] buffer, CancellationToken cancellationToken)',
  'SyntaxError: Unexpected token: punctuation (}) in JSON at position 1024',
  'The token is fine, the secret is right, and the key: same as before',
  'Authorization: the header is lost behind the proxy',
  'authorization failed: invalid signature; code=404 key=name',
  'github-token: ${{ secrets.BOT_PAT }}',
  'sudo -u postgres psql; docker run -u 1000:1000 app; git push -u origin main',
  'https://example.com:8443/path?utm_source=mail&session=new see http://[::1]:3000/',
  'npm ERR! code E401 npm ERR! Incorrect or missing password.',
  'class="sk-loading-indicator-wrapper-large" id="pat-form-field" data-key="row-12"',
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  'type Url = {\n  password: ComponentResult;\n  token: process.env.API_TOKEN,\n}',
  'node app.js | send-logs -u http://localhost:8080/logs',
  'Cookie: lang=en; seen=true; v=1',
  '{"name":"Authorization","value":"Bearer <token>"}],"cookies":[],"queryString":[],"headersSize":90}',
  '2025-08-18T11:02:07Z web  | STRIPE_WEBHOOK_SECRET=\nstarting server9 now',
  'export STRIPE_LIVE_ENDPOINT_WEBHOOK_SECRET=\nDATABASE_HOST=db',
  'ANOTHER_STRIPE_LIVE_ENDPOINT_WEBHOOK_SECRET=\n2025-08-18 starting',
  'OLDPWD=/srv\nPWD=/srv/app',
  "{\n  PWD: '/srv/app',\n  HOME: '/root'\n}",
  '{"PWD":"/home/deploy/releases/20250818"}',
];

it.each(harmless)('leaves %s as it is', (text) => {
  expect(redact(text, { key: 'k' })).toEqual({ text, redactions: [] });
});

it.each(['DB_PWD=/srv9app', 'Uid=sa;PWD=/srv9app', 'PWD=srv9app'])(
  'masks a password that is named as the shell names its folder: %s',
  (text) => {
    expect(redact(text, { key: 'k' }).text).not.toContain('srv9app');
  },
);
