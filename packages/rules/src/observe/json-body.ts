import type { Body } from '@causeway/evidence';

const parsed = new WeakMap<Body, { value: unknown } | { error: true }>();

/** A body parsed as JSON, once; undefined when it is not JSON. */
export function jsonOf(body: Body | undefined): { value: unknown } | undefined {
  if (!body) return undefined;
  let entry = parsed.get(body);
  if (!entry) {
    entry = { error: true };
    if (/^\s{0,100}[{["\dtfn-]/.test(body.text)) {
      try {
        entry = { value: JSON.parse(body.text) };
      } catch {
        // Not JSON is an answer here; what breaks it is looked for in json-fault.ts.
      }
    }
    parsed.set(body, entry);
  }
  return 'value' in entry ? entry : undefined;
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The artifact's line at a position of a body; a body written on one line (as in a HAR) is all at that line. */
export function lineInBody(body: Body, position: number): number {
  let line = body.firstLine;
  if (body.firstLine === body.lastLine) return line;
  for (let i = body.text.indexOf('\n'); i >= 0 && i < position; i = body.text.indexOf('\n', i + 1)) line += 1;
  return Math.min(line, body.lastLine);
}

/** The line at which a body says a text; its first line where it is said in another spelling. */
export function lineSaying(body: Body, text: string): number {
  return lineInBody(body, Math.max(0, body.text.indexOf(text.slice(0, 80))));
}
