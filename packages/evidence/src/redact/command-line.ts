import { maskCookies } from './cookies.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Found, unescaped } from './span.ts';
import { vendorOf } from './vendor-match.ts';

const credentials =
  /(?<=[\s"',[])(?:(?:-u|-U|-a|--user|--proxy-user|--auth)(?:[ \t]+|=|",[ \t]*|',[ \t]*)|-u(?=[^\s-]))(\\?["'])?([^\s"':\\]{0,400}):([^\s"'\\]{0,400})/g;
/** `--oauth2-bearer TOKEN` of curl; `-a TOKEN`, which HTTPie and xh take where `-A bearer` says so. */
const bearerFlag = /(?<=\s)(?:--oauth2-bearer|--bearer)(?:[ \t]+|=)(["'])?([^\s"'\\]{3,4096})/g;
const authFlag = /(?<=\s)(?:-a|--auth)(?:[ \t]+|=)(["'])?([^\s"':\\]{3,4096})(?=[\s"']|$)/g;
const saysBearer = /(?:-A|--auth-type)(?:[ \t]+|=)["']?bearer\b/;
const cookieFlag = /(?<=\s)(?:-b|--cookie)(?:[ \t]+|=)(["'])?([^"'\r\n]{1,8192})/g;
const tool = /\b(?:curl|https?|xh|wget|hurl|httpie)\b/;
/** A command line is no longer, its continued lines included; what is further away is about something else. */
const longestCommand = 4000;

/** `-u user:password`, bearer tokens and `-b 'name=value'` of curl and its kin. The user stays, unless it is the key itself. */
export function scanCommandLines(text: string, found: Found): void {
  if (!/-[uUab]|--(?:proxy-)?user|--auth|--cookie|bearer/.test(text) || !tool.test(text)) return;
  const isIn = (pattern: RegExp, at: number) =>
    pattern.test(text.slice(Math.max(0, at - longestCommand), at + longestCommand));
  for (const pattern of [bearerFlag, authFlag]) {
    for (const match of text.matchAll(pattern)) {
      if (pattern === authFlag && !isIn(saysBearer, match.index)) continue;
      const end = match.index + match[0].length;
      if (isIn(tool, match.index)) mask(text, end - (match[2] ?? '').length, end, found);
    }
  }
  for (const match of text.matchAll(credentials)) {
    const [all, , user = '', password = ''] = match;
    const passwordStart = match.index + all.length - password.length;
    // Ids of a user and a group, or an address, under the same flag of another program.
    if ((/^[0-9]+$/.test(user) && /^[0-9]+$/.test(password)) || password.startsWith('//')) continue;
    if (!isIn(tool, match.index)) continue;
    mask(text, passwordStart, passwordStart + password.length, found);
    // Keys are often sent as the user, with nothing after the colon.
    const userStart = passwordStart - 1 - user.length;
    if (password === '' || vendorOf(user)) mask(text, userStart, userStart + user.length, found);
  }
  for (const match of text.matchAll(cookieFlag)) {
    const value = match[2] ?? '';
    const start = match.index + match[0].length - value.length;
    if (value.includes('=') && isIn(tool, match.index)) maskCookies(text, start, start + value.length, false, found);
  }
}

function mask(text: string, start: number, end: number, found: Found): void {
  const written = text.slice(start, end);
  if (written.length < 3 || isPlaceholder(written)) return;
  const secret = unescaped(written);
  const vendor = vendorOf(secret);
  found({ start, end, kind: vendor?.kind ?? 'password', prefix: vendor?.prefix ?? '', secret });
}
