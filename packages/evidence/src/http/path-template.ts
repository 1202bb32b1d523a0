import { standalone } from '../large/standalone.ts';

const date = /^\d{4}-\d\d(?:-\d\d)?$/;
const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
/** A digit stands in it: that is looked for before. */
const prefixed = /^[A-Za-z]{2,16}_[A-Za-z0-9_]+$/;
const idAlphabet = /^[A-Za-z0-9_-]+$/;

/** Whether a path segment names one thing among many: a number, a UUID, a long or prefixed id, an address, a mask. */
function isId(segment: string): boolean {
  if (segment === '') return false;
  if (/^\d+$/.test(segment)) return true;
  if (segment.includes('…[') || segment.includes('@')) return true;
  if (!/\d/.test(segment)) return segment.length >= 20 && /^[A-Za-z]+$/.test(segment) && /[a-z][A-Z]/.test(segment);
  if (date.test(segment)) return false; // API versions look like days
  if (uuid.test(segment) || prefixed.test(segment)) return true;
  if (segment.length < 8 || !idAlphabet.test(segment)) return false;
  return /^[0-9a-f-]+$/i.test(segment) || (segment.match(/\d/g)?.length ?? 0) >= 3;
}

/** Only letters, and no run of them long enough for a token: nothing to look for. */
const mayHoldId = /[\d…@]|[A-Za-z]{20}/;
/** The same few paths come again and again; where each is new, remembering them is of no use. */
const mostTemplates = 5_000;
const templates = new Map<string, string>();

/** A path with `{id}` for every segment that is one. */
export function pathTemplate(path: string): string {
  const before = templates.get(path);
  if (before !== undefined) return before;
  const template = mayHoldId.test(path)
    ? path
        .split('/')
        .map((segment) => (isId(segment) ? '{id}' : segment))
        .join('/')
    : path;
  if (templates.size >= mostTemplates) templates.clear();
  templates.set(standalone(path), standalone(template));
  return template;
}
