import { type Body, type ErrorPage, type PageKind, pageOf } from '@causeway/evidence';
import type { Observer } from './observer.ts';
import { proxyVerdict } from './proxy-verdict.ts';

const known = new WeakMap<Body, { page: ErrorPage | undefined }>();

/** The page that a body is, where a server, a CDN, a filter or a framework wrote it by itself; told once a body. */
export function pageIn(body: Body | undefined): ErrorPage | undefined {
  if (!body) return undefined;
  let entry = known.get(body);
  if (!entry) {
    // JSON is nobody's page, and most bodies are JSON.
    entry = { page: /^\s{0,100}[{[]/.test(body.text) ? undefined : pageOf(body.text) };
    known.set(body, entry);
  }
  return entry.page;
}

/** Who wrote the answer, by the page that it is. */
const writers: Readonly<Record<PageKind, string>> = {
  bot_filter: 'bot_filter',
  cdn: 'cdn',
  tunnel: 'tunnel',
  company_proxy: 'company_proxy',
  balancer: 'balancer',
  platform: 'balancer',
  web_server: 'balancer',
  framework: 'application',
};

/** Who wrote the answer of a failed call, where its page or the record of the proxy tells; what cues hear in other answers is left to them. */
export const answerer: Observer = {
  facts: ['network.answered_by'],
  observe({ exchange }, note) {
    const { response } = exchange;
    if (!response || response.status < 400) return;
    const page = pageIn(response.body);
    if (!page?.kind || !response.body) {
      note('network.answered_by', proxyVerdict(exchange)?.['network.answered_by'], response.line);
      return;
    }
    const refuses = response.status === 403 || response.status === 406;
    const inFront = page.kind === 'balancer' || page.kind === 'web_server';
    const writer = inFront && refuses ? 'web_server' : writers[page.kind];
    note('network.answered_by', writer, response.body.firstLine, response.body.lastLine);
  },
};
