import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { placements, slices } from './credential-placements.ts';
import { drawFrom } from './made-credentials.ts';

const key = 'a key of this test';
const draw = drawFrom(11);

const unknown = {
  'letters and digits': draw('alphanumeric', 32),
  hex: draw('hex', 40),
  'a UUID': [8, 4, 4, 4, 12].map((length) => draw('hex', length)).join('-'),
  'base64 with signs': `${draw('alphanumeric', 20)}+${draw('alphanumeric', 10)}/${draw('alphanumeric', 11)}==`,
  'a Telegram token': `123456789:AA${draw('alphanumeric', 33)}`,
};

describe.each(Object.entries(unknown))('a credential of no known vendor, %s', (_, secret) => {
  it.each(Object.entries(placements).filter(([name]) => name !== 'free text'))(
    'leaves no trace in %s',
    (name, place) => {
      if (name === 'a wrapped line' && secret.endsWith('==')) return;
      const { text, redactions } = redact(place(secret), { key });
      expect(
        slices(secret, '').filter((slice) => text.includes(slice)),
        text,
      ).toEqual([]);
      expect(redactions).not.toEqual([]);
      expect(redact(text, { key })).toEqual({ text, redactions: [] });
    },
  );
});

const secret = draw('alphanumeric', 28);
const m = '…\\[28,#[0-9a-f]{4}\\]';
const shapes: [string, string, RegExp][] = [
  ['a doubled scheme', `Authorization: Bearer Bearer ${secret}`, new RegExp(`^Authorization: Bearer Bearer ${m}$`)],
  ['a missing scheme', `Authorization: ${secret}`, new RegExp(`^Authorization: ${m}$`)],
  ['a scheme of its own', `Authorization: Klaviyo ${secret}`, new RegExp(`^Authorization: Klaviyo ${m}$`)],
  ['quotes inside a header', `Authorization: Bearer "${secret}"`, new RegExp(`^Authorization: Bearer "${m}"$`)],
  ['quotes inside a variable', `X_TOKEN="'${secret}'"`, /^X_TOKEN="'?….*"$/],
  ['PowerShell', `@{ Authorization = "Bearer ${secret}"; Accept = "*/*" }`, new RegExp(`= "Bearer ${m}"; Accept`)],
  ['HTTPie', `http POST :8000 X-Api-Key:${secret} name=x`, new RegExp(`X-Api-Key:${m} name=x$`)],
  ['Node rawHeaders', `[ 'Authorization', 'Bearer ${secret}', 'Accept' ]`, new RegExp(`'Bearer ${m}', 'Accept' ]$`)],
  ['a Go header map', `map[Accept:[*/*] Authorization:[Bearer ${secret}]]`, new RegExp(`\\[Bearer ${m}\\]\\]$`)],
  [
    'a dumped byte string',
    `b'GET /\\r\\nAuthorization: Bearer ${secret}\\r\\nHost: x'`,
    new RegExp(`Bearer ${m}\\\\r\\\\nHost: x'$`),
  ],
  ['lists in JSON', `{"authorization":["Bearer ${secret}"],"a":1}`, new RegExp(`\\["Bearer ${m}"\\],"a":1}$`)],
  [
    'cookies of a HAR file',
    `"cookies":[{"name":"sid","value":"${secret}","path":"/"}]`,
    new RegExp(`"sid","value":"${m}","path":"/"`),
  ],
  [
    'Set-Cookie',
    `Set-Cookie: a=${secret}; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/`,
    new RegExp(`: a=${m}; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/$`),
  ],
  ['a Slack webhook', `https://hooks.slack.com/services/T012AB/B034CD/${secret}`, /services\/…\[42,#[0-9a-f]{4}\]$/],
  [
    'a Discord webhook',
    `https://discord.com/api/webhooks/11223344556677/${secret}`,
    new RegExp(`11223344556677/${m}$`),
  ],
  [
    'a shared access signature',
    `https://x.blob.core.windows.net/a?sv=1&sig=${secret}&se=2`,
    new RegExp(`sig=${m}&se=2$`),
  ],
  ['an OAuth callback', `GET /callback?code=${secret}&state=s1 HTTP/1.1`, new RegExp(`code=${m}&state=s1 HTTP`)],
  ['a connection string', `Server=db;User=app;Password=${secret};Timeout=5`, new RegExp(`Password=${m};Timeout=5$`)],
  ['a coloured log', `\u001b[35mtoken\u001b[39m: "${secret}"`, new RegExp(`"${m}"$`)],
  ['JSON in a URL', `?q=%22token%22%3A%22${secret}%22%7D`, new RegExp(`%22${m}%22%7D$`)],
  ['JSON in HTML', `&quot;token&quot;:&quot;${secret}&quot;`, new RegExp(`&quot;${m}&quot;$`)],
  ['a sentence', `I checked, the token is ${secret}. Still 401.`, new RegExp(`the token is ${m}\\. Still 401.$`)],
  ['a table', `| token | ${secret} |`, new RegExp(`^\\| token \\| ${m} \\|$`)],
  ['a cookie jar', `.example.com\tTRUE\t/\tFALSE\t0\tsid\t${secret}`, new RegExp(`sid\t${m}$`)],
  ['nested members', `{"apiKey":{"type":"plain","value":"${secret}"}}`, new RegExp(`"value":"${m}"}}$`)],
  [
    'OAuth-like parameters',
    `Authorization: Token token="${secret}", realm="x"`,
    new RegExp(`Token token="${m}", realm="x"$`),
  ],
  [
    'a header folded onto the next line',
    `Authorization: Bearer ${secret}\n  ${draw('alphanumeric', 12)}`,
    /Bearer …\[40,#[0-9a-f]{4}\]\n {2}…$/,
  ],
];

describe('what surrounds a credential', () => {
  it.each(shapes)('stays readable in %s', (_, text, expected) => {
    expect(redact(text, { key }).text).toMatch(expected);
  });

  it('keeps JSON valid when a secret is a bare number', () => {
    const { text } = redact('{"password": 12345678, "limit": 100000000}', { key });
    expect(Object.keys(JSON.parse(text))).toEqual(['password', 'limit']);
    expect(text).not.toContain('12345678');
  });

  it('keeps line breaks of private keys, real and written, and their BEGIN and END', () => {
    const body = [64, 64, 20].map((length) => draw('alphanumeric', length));
    const begin = `-----BEGIN RSA ${'PRIVATE'} KEY-----`;
    const end = `-----END RSA ${'PRIVATE'} KEY-----`;
    const whole = redact([begin, ...body, end].join('\n'), { key }).text;
    expect(whole).toMatch(
      /^-----BEGIN RSA PRIVATE KEY-----\n…\[148,#[0-9a-f]{4}\]\n…\n…\n-----END RSA PRIVATE KEY-----$/,
    );
    const cut = redact([begin, ...body.slice(0, 2), 'then it fails'].join('\n'), { key }).text;
    expect(cut).toMatch(/KEY-----\n…\[128,#[0-9a-f]{4}\]\n…\nthen it fails$/);
    const json = redact(JSON.stringify({ private_key: [begin, ...body, end, ''].join('\n') }), { key }).text;
    expect(json).toMatch(/KEY-----\\n…\[148,#[0-9a-f]{4}\]\\n…\\n…\\n-----END RSA PRIVATE KEY-----\\n"}$/);
    const lost = redact([begin, ...body, end].join(' '), { key }).text;
    expect(lost).toMatch(/^-----BEGIN RSA PRIVATE KEY----- …\[150,#[0-9a-f]{4}\] -----END RSA PRIVATE KEY-----$/);
  });
});
