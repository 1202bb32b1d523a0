import { textOfBase64 } from './base64-text.ts';
import type { Span } from './span.ts';

const segmentEnd = (text: string, from: number, limit: number) => {
  let i = from;
  for (; i < limit; i += 1) {
    if (text.charCodeAt(i) === 46) break;
  }
  return i;
};

/**
 * The JWT (or JWE) that begins at `at` inside a run of credential characters: at least a header and a
 * payload. Its mask tells the algorithm and the times, which diagnose, and no claim about identity.
 */
export function jwtAt(text: string, at: number, runEnd: number): Span | undefined {
  const header = segmentEnd(text, at, runEnd);
  if (header - at < 10 || header >= runEnd) return undefined;
  const payload = segmentEnd(text, header + 1, runEnd);
  if (payload - header < 5 && text.charCodeAt(payload) !== 46) return undefined;
  let end = payload;
  // A signature, or the three more parts of a JWE. A full stop that ends a sentence is left out.
  for (let part = 0; part < 3 && end < runEnd; part += 1) {
    const next = segmentEnd(text, end + 1, runEnd);
    if (next === end + 1 && part > 0) break;
    end = next;
  }
  if (text.charCodeAt(end - 1) === 46) end -= 1;
  const secret = text.slice(at, end);
  return { start: at, end, kind: 'jwt', prefix: 'eyJ', secret, attributes: jwtFacts(secret) };
}

/** `alg` and the numeric times of a JWT, as a mask shows them; what cannot be decoded is left out. */
export function jwtFacts(jwt: string): [string, string][] {
  const [head = '', body = ''] = jwt.split('.', 2);
  const facts: [string, string][] = [];
  const alg = membersOf(head).get('alg');
  if (typeof alg === 'string') {
    facts.push(['alg', /^(?:none|[A-Z]{2}[0-9]{3}K?|EdDSA|Ed25519|dir)$/.test(alg) ? alg : 'other']);
  }
  const claims = membersOf(body);
  for (const name of ['iat', 'nbf', 'exp']) {
    const time = claims.get(name);
    if (typeof time === 'number' && time >= 0 && time < 1e12) facts.push([name, String(Math.floor(time))]);
  }
  return facts;
}

function membersOf(segment: string): Map<string, unknown> {
  if (segment === '' || segment.length > 16_384) return new Map();
  try {
    const value: unknown = JSON.parse(textOfBase64(segment) ?? 'null');
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    // A cut or broken segment: then nothing is known of it.
    return new Map();
  }
}
