const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Where credentials stand in what people paste. */
export const placements: Record<string, (secret: string) => string> = {
  'a header': (s) => `Authorization: Bearer ${s}`,
  'a header in lower case with a curl mark': (s) => `> x-api-key: ${s}\n> accept: */*`,
  'a header in upper case': (s) => `X-API-KEY: ${s}`,
  'a header of a command line': (s) => `curl -sS -H 'Authorization: Bearer ${s}' https://api.example.com/v1`,
  'a query string': (s) => `GET /v1/things?limit=5&api_key=${encodeURIComponent(s)}&x=1 HTTP/1.1`,
  'a form': (s) => `grant_type=refresh_token&refresh_token=${encodeURIComponent(s)}&client_id=web`,
  JSON: (s) => JSON.stringify({ a: [{ clientSecret: s }], ok: true }),
  'pretty JSON': (s) => JSON.stringify({ deep: { 'access-token': s } }, null, 2),
  'JSON in JSON': (s) => JSON.stringify({ body: JSON.stringify({ token: s, n: 1 }) }),
  'JSON in JSON in JSON': (s) => JSON.stringify({ log: JSON.stringify({ body: JSON.stringify({ api_key: s }) }) }),
  'a HAR pair': (s) => `{"name": "Authorization", "value": "Bearer ${s}"}`,
  'a HAR pair the other way round': (s) => `{"value": "${s}", "name": "x-api-key"}`,
  'a cookie': (s) => `Cookie: theme=dark; session=${s}`,
  'a Set-Cookie': (s) => `set-cookie: session=${s}; Path=/; HttpOnly`,
  'userinfo of a URL': (s) => `https://user:${encodeURIComponent(s)}@api.example.com/v1`,
  'the user of curl': (s) => `curl https://api.example.com/v1 -u ${s}:`,
  'Basic credentials': (s) => `Authorization: Basic ${base64(`${s}:`)}`,
  'base64 of JSON': (s) => `payload ${base64(JSON.stringify({ token: s }))} received`,
  'an XML element': (s) => `<request><apiKey>${s}</apiKey></request>`,
  'an XML attribute': (s) => `<add key="ApiKey" value="${s}" />`,
  'an .env file': (s) => `SERVICE_SECRET=${s}\nDEBUG=1`,
  'an exported variable': (s) => `export X_TOKEN="${s}"`,
  YAML: (s) => `service:\n  api_key: ${s}\n  region: eu`,
  'a Kubernetes environment': (s) => `- name: API_TOKEN\n  value: ${s}`,
  'a log line': (s) => `2025-01-02T03:04:05Z INFO client calling with token=${s} attempt=1`,
  'free text': (s) => `I think ${s} is the one we use`,
  'a wrapped line': (s) =>
    `curl -H 'Authorization: Bearer ${s.slice(0, s.length - 9)}\n${s.slice(s.length - 9)}' https://api.example.com`,
};

/** Every run of eight characters of the part that was drawn at random. */
export function slices(secret: string, prefix: string): string[] {
  const drawn = secret.slice(prefix.length);
  return Array.from({ length: Math.max(0, drawn.length - 7) }, (_, i) => drawn.slice(i, i + 8));
}
