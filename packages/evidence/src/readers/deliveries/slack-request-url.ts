import { bodyBelow } from '../../deliveries/labelled-lines.ts';
import { saysNoAnswer, senderError } from '../../deliveries/sender-words.ts';
import { sentDelivery } from '../../deliveries/sent-delivery.ts';
import type { Section } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { type Claim, foundOf, indicesFrom } from '../../http/claims.ts';
import { isStatus } from '../../http/words.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'slack-request-url';
const refused =
  /\bYour (?:request )?URL (didn(?:'|’)?t respond with the value of the \W?challenge\W? parameter|gave us an? (\d{3}) error|(?:didn(?:'|’)?t respond|timed out|could ?n(?:'|’|o)?t be reached).{0,60})/i;
const asked = /^\s*Our [Rr]equest:?\s*$/;
const answered = /^\s*Your [Rr]esponse:?\s*$/;
const code = /^\s*"?code"?:? ?"?(\d{3})\b/;
const said = /^\s*"?error"?:? ?"?([^"]{2,300}?)"?,?\s*$/;
const body = /^\s*"?body"?:?\s*(.*)$/;
const method = /^\s*(POST|GET)\s*$/;
const ends = (text: string) => asked.test(text) || answered.test(text) || code.test(text) || refused.test(text);
const reach = 60;

/** Slack's page of event subscriptions where the request URL is not verified, with its request and the answer. */
export const slackRequestUrl: Reader = {
  id,
  title: 'Slack request URL verification',
  formats: [
    {
      title: 'Slack request URL that is not verified',
      sample: 'challenge.txt',
      source: 'https://api.slack.com/apis/http',
    },
    {
      title: 'Slack request URL that answers an error',
      sample: 'error.txt',
      source: 'https://api.slack.com/apis/http',
    },
  ],
  read(page: Section): Found[] {
    const claims: Claim[] = [];
    for (let i = 0; i < page.lines.length; i += 1) {
      const text = page.lines[i] ?? '';
      const found = text.length < 1000 ? refused.exec(text) : null;
      // In running text the words are a quotation; on the page they stand alone or with Slack's request.
      if (!found || !stands(page, i, text.trim())) continue;
      const claim = pageAt(page, i, found);
      claims.push(claim);
      i = claim.indices.at(-1) ?? i;
    }
    return foundOf(page, claims);
  },
};

function stands(page: Section, at: number, text: string): boolean {
  return /^Your\b/i.test(text) || page.lines.slice(at, at + 6).some((line) => asked.test(line));
}

function pageAt(page: Section, anchor: number, found: RegExpExecArray): Claim {
  const line = page.firstLine + anchor;
  const above = page.lines
    .slice(Math.max(0, anchor - 4), anchor)
    .map((one) => /^\s*(https?:\/\/\S{1,2000})\s*$/.exec(one)?.[1]);
  const url = above.findLast((one) => one !== undefined);
  const first = url === undefined ? anchor : Math.max(0, anchor - 4) + above.lastIndexOf(url);
  const words = found[1] ?? '';
  const exchange: Exchange = sentDelivery(page, id, first, anchor);
  const request: NonNullable<Exchange['request']> = {
    ...(url ? { url } : {}),
    headers: [],
    line: page.firstLine + first,
  };
  let status = Number(found[2] ?? 0);
  let statusLine = line;
  let part: 'none' | 'request' | 'response' = 'none';
  let last = anchor;
  let answer: NonNullable<Exchange['response']>['body'];
  for (let i = anchor + 1; i < Math.min(page.lines.length, anchor + reach); i += 1) {
    const text = (page.lines[i] ?? '').slice(0, 2000);
    if (text.trim() === '') continue;
    const own = page.firstLine + i;
    const number = Number(code.exec(text)?.[1] ?? 0);
    if (asked.test(text)) part = 'request';
    else if (answered.test(text)) part = 'response';
    else if (part === 'none') break;
    else if (part === 'request' && method.test(text)) request.method = text.trim();
    else if (part === 'response' && isStatus(number)) {
      status = number;
      statusLine = own;
    } else if (part === 'response' && said.test(text)) {
      const why = said.exec(text)?.[1] ?? '';
      if (saysNoAnswer(why)) exchange.error = senderError(why, own);
    } else if (body.test(text)) {
      const from = /^\s*"?body"?:?\s*$/.test(text) ? i + 1 : i;
      const lines = page.lines.map((one, n) => (n === i ? (body.exec(one)?.[1] ?? one) : one));
      const below = bodyBelow({ ...page, lines }, from, [], ends);
      if (!below) continue;
      if (part === 'request') request.body = below.body;
      else answer = below.body;
      i = Math.max(i, below.next - 1);
    } else if (part === 'response') break;
    last = i;
  }
  if (request.url || request.method || request.body) exchange.request = request;
  if (isStatus(status))
    exchange.response = { status, headers: [], ...(answer ? { body: answer } : {}), line: statusLine };
  else if (!exchange.error && saysNoAnswer(words)) exchange.error = senderError(words, line);
  if (exchange.response) delete exchange.error;
  exchange.attempt = { sender: 'slack', event: 'url_verification', state: 'failed', line };
  exchange.lastLine = page.firstLine + last;
  return { indices: indicesFrom(first, last), exchanges: [exchange] };
}
