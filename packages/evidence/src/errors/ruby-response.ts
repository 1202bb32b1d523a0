import type { Header } from '../exchange.ts';
import type { SaidAnswer } from './status-and-body.ts';

/** What Faraday's errors hold of request and response, as inspect prints the hash. */
export interface RubyResponse extends SaidAnswer {
  headers: Header[];
  method?: string;
  url?: string;
}

const arrow = `(?: ?=> ?|: )`;
const string = String.raw`"((?:[^"\\]|\\.){0,20000})"`;
const status = new RegExp(String.raw`response=\{:?status${arrow}(\d{3})\b`);
const body = new RegExp(String.raw`:?\bbody${arrow}${string}`);
const headers = new RegExp(String.raw`:?\bheaders${arrow}\{((?:[^{}"]|"(?:[^"\\]|\\.){0,4000}"){0,400})\}`);
const pair = new RegExp(String.raw`"([\w-]{1,80})"${arrow}${string}`, 'g');
const method = new RegExp(String.raw`:?\bmethod${arrow}:(\w{3,8})`);
const url = new RegExp(String.raw`:?\burl(?:_path)?${arrow}(?:#<URI::HTTPS? )?"?((?:https?:/)?/[^\s">]{0,4000})`);

/** The response in `#<Faraday::ClientError response={:status=>422, :headers=>{…}, :body=>"…", :request=>{…}}>`, also as Ruby 3.4 prints it. */
export function rubyResponse(message: string, line: number): RubyResponse | undefined {
  const code = Number(status.exec(message)?.[1]);
  if (!code) return undefined;
  const own = message.split(/,? :?request(?: ?=> ?|: )\{/, 2);
  const answer = own[0] ?? '';
  const found: RubyResponse = { status: code, headers: [] };
  const text = body.exec(answer)?.[1];
  if (text !== undefined) found.body = { text: unescaped(text), firstLine: 0, lastLine: 0, truncated: false };
  for (const [, name, value] of (headers.exec(answer)?.[1] ?? '').matchAll(pair)) {
    if (name && value !== undefined) found.headers.push({ name, value: unescaped(value), line });
  }
  const asked = method.exec(own[1] ?? '')?.[1];
  if (asked) found.method = asked.toUpperCase();
  const address = url.exec(own[1] ?? '')?.[1];
  if (address) found.url = address;
  return found;
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\nrt#e])/g, (_, c: string) =>
    c === 'n' ? '\n' : c === 'r' ? '\r' : c === 't' ? '\t' : c,
  );
}
