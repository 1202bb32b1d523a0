import fc from 'fast-check';
import { placements } from '../../packages/evidence/src/redact/credential-placements.ts';
import { drawFrom } from '../../packages/evidence/src/redact/made-credentials.ts';
import { vendorKeys } from '../../packages/evidence/src/redact/vendor-keys.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** How a secret is written down, beyond the places that redaction's own tests know. */
const encodings: Record<string, (secret: string) => string> = {
  ...placements,
  'base64url of JSON': (s) => `state=${Buffer.from(JSON.stringify({ token: s })).toString('base64url')}`,
  'a JSON log of a request': (s) =>
    JSON.stringify({
      time: '2025-01-02T03:04:05Z',
      level: 50,
      msg: 'failed',
      req: { headers: { authorization: `Bearer ${s}` } },
    }),
  'the content of a HAR': (s) =>
    `{"request":{"method":"GET","url":"https://a.example/","headers":[]},"startedDateTime":"2025-01-02T03:04:05Z","response":{"status":401,"headers":[],"content":{"mimeType":"application/json","text":${JSON.stringify(JSON.stringify({ token: s }))}}}}`,
  'the base64 content of a HAR': (s) =>
    `{"request":{"method":"GET","url":"https://a.example/","headers":[]},"startedDateTime":"2025-01-02T03:04:05Z","response":{"status":401,"headers":[],"content":{"mimeType":"application/json","encoding":"base64","text":"${base64(JSON.stringify({ token: s, error: 'no' }))}"}}}`,
  'an answer': (s) =>
    `HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{"error":"Invalid API key: ${s}"}\n`,
  'an nginx line': (s) =>
    `10.0.0.1 - - [18/Aug/2025:11:02:07 +0000] "GET /v1?access_token=${s} HTTP/1.1" 401 5 "-" "x"`,
  'a coloured line': (s) => `\u001b[31mERROR\u001b[0m token: \u001b[1m${s}\u001b[0m`,
};

/** A credential made up as the test runs, with the text it stands in. */
export interface Canary {
  where: string;
  text: string;
  /** Pieces of the secret and of its encodings: none of them may come out. */
  traces: readonly string[];
}

/** Every run of ten characters of what was drawn. */
function runsOf(drawn: string): string[] {
  return Array.from({ length: Math.max(0, drawn.length - 9) }, (_, i) => drawn.slice(i, i + 10));
}

/** Credentials of every vendor in every place. */
export const canary: fc.Arbitrary<Canary> = fc
  .tuple(fc.constantFrom(...vendorKeys), fc.constantFrom(...Object.entries(encodings)), fc.nat())
  .map(([vendor, [where, write], seed]) => {
    const secret = vendor.example(drawFrom(seed));
    const prefix = vendor.prefixes.find((p) => secret.startsWith(p)) ?? '';
    const drawn = secret.slice(prefix.length);
    // The first characters of an encoding are those of the prefix, which may be shown.
    const encoded = [base64(secret), base64(JSON.stringify({ token: secret }))].map((text, i) =>
      text.slice(Math.ceil(((prefix.length + i * 10) * 4) / 3) + 2).replace(/=+$/, ''),
    );
    return { where: `${vendor.kind} in ${where}`, text: write(secret), traces: [drawn, ...encoded].flatMap(runsOf) };
  });
