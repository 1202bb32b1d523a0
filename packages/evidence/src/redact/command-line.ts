import { maskCookies } from './cookies.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Found, unescaped } from './span.ts';
import { vendorOf } from './vendor-match.ts';

const credentials =
  /(?<=[\s"',[])(?:(?:-u|-U|-a|--user|--proxy-user|--auth)(?:[ \t]+|=|",[ \t]*|',[ \t]*)|-u(?=[^\s-]))(\\?["'])?([^\s"':\\]{0,400}):([^\s"'\\]{0,400})/g;
const cookieFlag = /(?<=\s)(?:-b|--cookie)(?:[ \t]+|=)(["'])?([^"'\r\n]{1,8192})/g;
const isTool = /\b(?:curl|https?|xh|wget|hurl|httpie)\b/;

/** `-u user:password` and `-b 'name=value'` of curl and its kin. The user stays, unless it is the key itself. */
export function scanCommandLines(text: string, found: Found): void {
  if (!/-[uUab]|--(?:proxy-)?user|--auth|--cookie/.test(text) || !isTool.test(text)) return;
  for (const match of text.matchAll(credentials)) {
    const [all, , user = '', password = ''] = match;
    const passwordStart = match.index + all.length - password.length;
    // Ids of a user and a group, or an address, under the same flag of another program.
    if ((/^[0-9]+$/.test(user) && /^[0-9]+$/.test(password)) || password.startsWith('//')) continue;
    mask(text, passwordStart, passwordStart + password.length, found);
    // Keys are often sent as the user, with nothing after the colon.
    const userStart = passwordStart - 1 - user.length;
    if (password === '' || vendorOf(user)) mask(text, userStart, userStart + user.length, found);
  }
  for (const match of text.matchAll(cookieFlag)) {
    const value = match[2] ?? '';
    const start = match.index + match[0].length - value.length;
    if (value.includes('=')) maskCookies(text, start, start + value.length, false, found);
  }
}

function mask(text: string, start: number, end: number, found: Found): void {
  const written = text.slice(start, end);
  if (written.length < 3 || isPlaceholder(written)) return;
  const secret = unescaped(written);
  const vendor = vendorOf(secret);
  found({ start, end, kind: vendor?.kind ?? 'password', prefix: vendor?.prefix ?? '', secret });
}
