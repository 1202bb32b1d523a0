const date = /^\d{4}-\d\d(?:-\d\d)?$/;
const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
/** A digit stands in it: that is looked for before. */
const prefixed = /^[A-Za-z]{2,16}_[A-Za-z0-9_]+$/;
const idAlphabet = /^[A-Za-z0-9_-]+$/;

/** Whether a path segment that is no number names one thing among many: a UUID, a long or prefixed id, an address, a mask. */
function isId(segment: string): boolean {
  if (segment.includes('…[') || segment.includes('@')) return true;
  if (!/\d/.test(segment)) return segment.length >= 20 && /^[A-Za-z]+$/.test(segment) && /[a-z][A-Z]/.test(segment);
  if (date.test(segment)) return false; // API versions look like days
  if (uuid.test(segment) || prefixed.test(segment)) return true;
  if (segment.length < 8 || !idAlphabet.test(segment)) return false;
  return /^[0-9a-f-]+$/i.test(segment) || (segment.match(/\d/g)?.length ?? 0) >= 3;
}

/** Only letters, and no run of them long enough for a token: nothing to look for. */
const mayHoldId = /[\d…@]|[A-Za-z]{20}/;
const slash = 47;
const zero = 48;
const nine = 57;

/** A path with `{id}` for every segment that is one. */
export function pathTemplate(path: string): string {
  if (!mayHoldId.test(path)) return path;
  let template = '';
  let copied = 0;
  let start = 0;
  // Most ids are numbers: those are told without cutting the segment out.
  let isNumber = true;
  for (let i = 0; i <= path.length; i += 1) {
    const code = i < path.length ? path.charCodeAt(i) : slash;
    if (code !== slash) {
      if (code < zero || code > nine) isNumber = false;
      continue;
    }
    if (i > start && (isNumber || isId(path.slice(start, i)))) {
      template += `${path.slice(copied, start)}{id}`;
      copied = i;
    }
    start = i + 1;
    isNumber = true;
  }
  return copied === 0 ? path : template + path.slice(copied);
}
