import { gzipSync, strToU8 } from 'fflate';
import type { TableVendor } from './table-credentials.ts';

/** What an encoding is told of the credential it writes. */
interface Named extends Pick<TableVendor, 'variable' | 'form'> {}

/** One column of the redaction table: a way in which credentials stand in what people paste. */
export interface TableEncoding {
  name: string;
  write: (secret: string, named: Named) => string;
  /** Which credentials stand so; all, where it is left out. */
  only?: (named: Named) => boolean;
}

const bytes = (text: string) => String.fromCharCode(...strToU8(text));
const base64 = (text: string) => btoa(bytes(text));
const hex = (text: string) => [...strToU8(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const everyPercent = (text: string) => [...strToU8(text)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('');
const json = JSON.stringify;
const lower = (variable: string) => variable.toLowerCase();
const camel = (variable: string) => lower(variable).replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());
const words = (variable: string) => lower(variable).replace(/_/g, ' ');
const header = (variable: string) => `X-${lower(variable).replace(/_/g, '-')}`;
const html = (text: string) =>
  text.replace(
    /[&<>"'=/_-]/g,
    (c) => `&#${c === '_' || c === '-' ? `x${c.charCodeAt(0).toString(16)}` : c.charCodeAt(0)};`,
  );
const broken = (text: string, width: number, lead: string, soft = '') =>
  (text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []).join(`${soft}\n${lead}`);
const quotedPrintable = (text: string) => broken(text.replace(/=/g, '=3D'), 70, '', '=');

/** A token where a whole value is one: not an address. */
const isKey = ({ form }: Named) => form !== 'address';
const isKnown = ({ form }: Named) => form !== 'none';

export const tableEncodings: readonly TableEncoding[] = [
  { name: 'alone in prose', only: isKnown, write: (s) => `I think ${s} is the one we use.` },
  { name: 'ends a sentence', only: isKnown, write: (s) => `We use this one: ${s}. Then it fails.` },
  { name: 'told in prose', write: (s, n) => `Hi, our ${words(n.variable)} is ${s}. It worked last week.` },
  { name: 'header, odd case', only: isKey, write: (s) => `> aUTHORIZATION:   bEARER ${s}\n> accept: */*` },
  {
    name: 'vendor header',
    only: isKey,
    write: (s, n) => `< HTTP/1.1 200 OK\n${header(n.variable)}: ${s}\nDate: today`,
  },
  { name: 'JSON member', write: (s, n) => json({ id: 7, [camel(n.variable)]: s, ok: true }) },
  { name: 'pretty JSON', write: (s, n) => json({ config: { [lower(n.variable)]: s, region: 'eu' } }, null, 2) },
  { name: 'JSON in JSON', write: (s, n) => json({ body: json({ [n.variable]: s }) }) },
  { name: 'JSON in JSON twice', write: (s, n) => json({ log: json({ body: json({ [n.variable]: s }) }) }) },
  {
    name: 'URL query',
    write: (s, n) => `GET /v1/a?limit=5&${lower(n.variable)}=${encodeURIComponent(s)}&x=1 HTTP/1.1`,
  },
  { name: 'URL fragment', only: isKey, write: (s) => `https://app.example.com/cb#access_token=${s}&state=1` },
  { name: 'form', write: (s, n) => `a=1&${lower(n.variable)}=${encodeURIComponent(s)}` },
  { name: 'form, all percent', write: (s, n) => `a=1&${lower(n.variable)}=${everyPercent(s)}&b=2` },
  {
    name: 'URL in a URL',
    write: (s, n) =>
      `/go?to=${encodeURIComponent(`https://b.example/?${lower(n.variable)}=${encodeURIComponent(s)}&x=1`)}`,
  },
  { name: 'percent, by form', only: isKnown, write: (s) => `note=see%20${everyPercent(s)}%20please` },
  {
    name: 'URL userinfo',
    only: isKey,
    write: (s) => `git clone https://x:${encodeURIComponent(s)}@git.example.com/a.git`,
  },
  { name: 'Basic', only: isKey, write: (s) => `Authorization: Basic ${base64(`user:${s}`)}` },
  { name: 'Basic, as the user', only: isKey, write: (s) => `authorization: basic ${base64(`${s}:`)}` },
  { name: 'base64 of JSON', write: (s, n) => `state ${base64(json({ [n.variable]: s }))} lost` },
  { name: 'base64 by form', only: isKnown, write: (s) => `"data":"${base64(s)}"` },
  { name: 'base64 in lines', write: (s, n) => broken(base64(json({ pad: 'x'.repeat(90), [n.variable]: s })), 76, '') },
  { name: 'hex of JSON', write: (s, n) => `body ${hex(json({ [n.variable]: s }))} end` },
  {
    name: 'gzip, base64',
    write: (s, n) => `"body":"${btoa(String.fromCharCode(...gzipSync(strToU8(json({ [n.variable]: s })))))}"`,
  },
  {
    name: 'XML element',
    write: (s, n) => `<config><${camel(n.variable)}>${s.replace(/&/g, '&amp;')}</${camel(n.variable)}></config>`,
  },
  {
    name: 'XML, indented',
    write: (s, n) => `<a>\n  <${camel(n.variable)}>\n    ${s.replace(/&/g, '&amp;')}\n  </${camel(n.variable)}>\n</a>`,
  },
  {
    name: 'XML attribute',
    write: (s, n) => `<service region="eu" ${camel(n.variable)}="${s.replace(/&/g, '&amp;')}"/>`,
  },
  { name: 'XML pair', write: (s, n) => `<add key="${n.variable}" value="${s.replace(/&/g, '&amp;')}" />` },
  { name: 'HAR pair', write: (s, n) => json({ headers: [{ name: header(n.variable), value: s }] }, null, 1) },
  { name: 'pair, value first', write: (s, n) => json({ env: [{ value: s, name: n.variable }] }) },
  { name: '.env, quoted', write: (s, n) => `PORT=80\n${n.variable}="${s}"\nDEBUG=1` },
  { name: '.env, exported', write: (s, n) => `export ${n.variable}=${s}\n` },
  { name: 'YAML', write: (s, n) => `app:\n  ${lower(n.variable)}: ${s}\n  region: eu` },
  { name: 'TOML and INI', write: (s, n) => `[app]\n${lower(n.variable)} = '${s}'\n` },
  { name: 'cookie', only: isKey, write: (s) => `Cookie: theme=dark; sid=${encodeURIComponent(s)}; lang=en` },
  { name: 'Set-Cookie', only: isKey, write: (s) => `set-cookie: auth=${encodeURIComponent(s)}; Path=/; HttpOnly` },
  { name: 'wrapped by mail', write: (s, n) => broken(`Hello, we send this with the call: ${n.variable}=${s}`, 76, '') },
  {
    name: 'wrapped in a quote',
    write: (s, n) => `> ${broken(`On Monday you wrote that ${n.variable} is ${s}`, 72, '> ')}\n> thanks`,
  },
  { name: 'wrapped header', only: isKey, write: (s) => broken(`-H 'Authorization: Bearer ${s}' \\`, 60, '') },
  {
    name: 'quoted-printable',
    write: (s, n) => quotedPrintable(`Content-Type: text/plain; the one for us is ${n.variable}=${s}`),
  },
  { name: 'curl trace', only: isKey, write: (s) => traced(`Authorization: Bearer ${s}`) },
  {
    name: 'command flag',
    only: isKey,
    write: (s, n) => `deploy --${lower(n.variable).replace(/_/g, '-')} ${s} --region eu`,
  },
  { name: 'command flag, =', write: (s, n) => `deploy --${lower(n.variable).replace(/_/g, '-')}='${s}' --region eu` },
  { name: 'curl -u', only: isKey, write: (s) => `curl -sS -u 'user:${s}' https://api.example.com/v1` },
  {
    name: 'log, key=value',
    write: (s, n) => `2025-01-02T03:04:05Z INFO call ${lower(n.variable)}=${s.replace(/ /g, '')} try=1`,
  },
  {
    name: 'log, JSON',
    write: (s, n) => json({ level: 30, msg: 'x', req: { headers: { [header(n.variable).toLowerCase()]: s } } }),
  },
  { name: 'HTML', write: (s, n) => `&quot;${camel(n.variable)}&quot;: &quot;${html(s)}&quot;` },
  { name: 'HTML, by form', only: isKnown, write: (s) => `<td>${html(s)}</td>` },
  {
    name: 'JSON, \\u escapes',
    write: (s, n) =>
      `{"${camel(n.variable)}":"${s.replace(/[-_./+=&:]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"}`,
  },
  {
    name: '\\u escapes, by form',
    only: isKnown,
    write: (s) => `{"note":"see ${s.replace(/[-_./+=&:]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"}`,
  },
  { name: 'CSV cells', write: (s, n) => `name,value\n"${n.variable}","${s}"\n` },
  { name: 'CSV column', write: (s, n) => `id,${lower(n.variable)},active\n17,${s},yes\n` },
  { name: 'Markdown table', write: (s, n) => `| ${n.variable} | ${s} |\n| region | eu |` },
  { name: 'Python dict', write: (s, n) => `{'id': 7, '${lower(n.variable)}': '${s}', 'ok': True}` },
  { name: 'Java toString', only: isKey, write: (s, n) => `Config{region=eu, ${camel(n.variable)}=${s}, retries=3}` },
  { name: 'Ruby hash', write: (s, n) => `{:${lower(n.variable)}=>"${s}", :ok=>true}` },
  {
    name: 'multipart',
    write: (s, n) => `--b1\r\nContent-Disposition: form-data; name="${lower(n.variable)}"\r\n\r\n${s}\r\n--b1--`,
  },
  { name: 'source code', write: (s, n) => `const ${camel(n.variable)} = '${s}';` },
];

/** As curl's --trace-ascii writes what is sent: 64 characters a line, each with its offset. */
function traced(text: string): string {
  const lines = text.match(/.{1,60}/gs) ?? [];
  return lines.map((line, i) => `${(i * 60).toString(16).padStart(4, '0')}: ${line}`).join('\n');
}
