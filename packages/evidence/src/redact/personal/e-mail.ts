import { isPlaceholder } from '../placeholder.ts';
import type { Found } from '../span.ts';

const localSign = /[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]/;
const domain = /(?:@|%40)((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24})(?![A-Za-z0-9-])/y;
/** RFC 5321, 4.5.3.1.1. */
const longestLocal = 64;

/** The part before the `@` of e-mail addresses (RFC 5321); the domain stays. `git@` is a user of every code host. */
export function scanAddresses(text: string, found: Found): void {
  for (const sign of ['@', '%40']) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      domain.lastIndex = at;
      if (!domain.test(text)) continue;
      let start = at;
      while (start > 0 && at - start < longestLocal && localSign.test(text.charAt(start - 1))) start -= 1;
      start = afterParameter(text, start, at);
      const secret = text.slice(start, at);
      if (secret === '' || secret === 'git' || isPlaceholder(secret)) continue;
      found({ start, end: at, kind: 'email', prefix: '', secret });
    }
  }
}

/** `to=ann@…`, `mailto:`, `?user=ann@…`: what stands before the address is not part of it, nor is an escape. */
function afterParameter(text: string, start: number, end: number): number {
  let at = start;
  for (let i = start; i < end; i += 1) {
    const c = text.charAt(i);
    if (c === '=' || c === '&' || c === '?' || c === '/' || c === '|' || c === '{' || c === "'") at = i + 1;
    else if (c === '%' && /^%[0-9a-f]{2}/i.test(text.slice(i, i + 3))) at = i + 3;
  }
  return Math.min(at, end);
}
