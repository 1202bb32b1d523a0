import { statusOfReason } from '../http/reasons.ts';
import { type PageText, pageText } from '../markup/page-text.ts';
import { edgeMakers } from './edge-makers.ts';
import { frameworkMakers } from './framework-makers.ts';
import type { Maker, PageKind } from './maker.ts';
import { plainAnswers } from './plain-answers.ts';
import { serverMakers } from './server-makers.ts';

/** An answer that a program in front of an API, or a framework under it, wrote by itself. */
export interface ErrorPage {
  /** Who made it, as it calls itself in a Server header: `nginx`, `cloudflare`; undefined where the page does not tell. */
  server?: string;
  kind?: PageKind;
  status?: number;
  /** Its first words. */
  title: string;
  /** The maker's own code: `1020`, `502.3`, `DEPLOYMENT_NOT_FOUND`. */
  errorCode?: string;
  /** Further things it states, by name: `request_id`, `ray_id`, `reference`, `exception`. */
  fields: Record<string, string>;
}

/** Characters of an answer that are looked at. */
const longest = 100_000;
const htmlStart =
  /^\s{0,20}(?:<\?xml[^<>]{0,200}>\s{0,20})?<(?:!doctype|!--|html|head|title|body|meta|center|h[1-6]|pre|hr|p|div|br|b|address|noscript|iframe|link|style|script)\b/i;
const pageMakers: readonly Maker[] = [...edgeMakers, ...serverMakers, ...frameworkMakers];
const plainMakers = [...plainAnswers, ...edgeMakers, ...serverMakers].filter(({ markup }) => markup === undefined);
/** nginx's footer, where others put their own name. */
const footer = /<hr><center>([A-Za-z][\w-]{1,40})/;
const said =
  /^(?:HTTP )?(?:(?:Server )?(?:Error|ERROR)|Status)?:?[ -]{0,3}([45]\d{2})(?:\.\d{1,2})?(?:$|\s*[-–—:!.,|]|\s+[A-Z(])|\((?:status )?([45]\d{2})\)|status=([45]\d{2})\b|\| ([45]\d{2}): |\bError ([45]\d{2})(?:\.\d{1,2})? |^Error code:? ([45]\d{2})\b|returned an? "([45]\d{2}) /;

/**
 * What an answer's text tells of who wrote it, where that is not the API itself: pages of web servers, balancers,
 * CDNs, bot filters, tunnels and frameworks, and a page that says no more than a status. Undefined for anything else.
 */
export function pageOf(text: string): ErrorPage | undefined {
  const markup = text.slice(0, longest);
  if (!htmlStart.test(markup)) return plainPage(markup.slice(0, 2000).trim());
  const page = pageText(markup);
  const status = statusOf(page);
  const maker = pageMakers.find((one) => isFrom(one, page.text, markup));
  if (!maker && (status === undefined || page.text.length > 2000)) return undefined;
  return described(maker, page, markup, status);
}

/** A text of one line, or of the few that a platform writes without HTML. */
function plainPage(text: string): ErrorPage | undefined {
  const lines = text.split(/\s*\n\s*/);
  if (text === '' || lines.length > 6) return undefined;
  const page: PageText = { headings: [], preformatted: [], text: lines.join('\n') };
  const maker = plainMakers.find((one) => isFrom(one, page.text, ''));
  if (maker) return described(maker, page, '', undefined);
  const status = lines.length === 1 && telling.test(text) ? (statusOfReason(text) ?? statusLine(text)) : undefined;
  return status === undefined ? undefined : { status, title: text, fields: {} };
}

/** `Gone`, `Locked` and `Conflict` are words of many other things. */
const telling = /\s|^(?:Unauthorized|Forbidden)$/i;

function statusLine(text: string): number | undefined {
  const match = /^([45]\d\d)[: ] ?(.{4,40})$/.exec(text);
  return match?.[2] !== undefined && statusOfReason(match[2]) === Number(match[1]) ? Number(match[1]) : undefined;
}

function isFrom({ says, markup }: Maker, words: string, source: string): boolean {
  return (says?.test(words) ?? true) && (markup?.test(source) ?? true);
}

function described(maker: Maker | undefined, page: PageText, source: string, stated: number | undefined): ErrorPage {
  const title = page.title ?? page.headings[0] ?? page.text.slice(0, page.text.search(/\n|$/));
  const result: ErrorPage = { title: title.slice(0, 300), fields: {} };
  const find = (pattern: RegExp | undefined): string | undefined =>
    pattern && [pattern.exec(page.text), pattern.exec(source)].flatMap((match) => match?.slice(1) ?? []).find(Boolean);
  if (maker) {
    result.server = maker.server || (footer.exec(source)?.[1] ?? 'nginx').toLowerCase();
    result.kind = maker.kind;
    const code = find(maker.code);
    if (code) result.errorCode = code;
    const { status } = maker;
    // A maker's own code says more than words that happen to hold a number.
    const known = typeof status === 'number' ? status : (status?.[code ?? ''] ?? undefined);
    const answered = (typeof status === 'object' && code !== undefined ? known : undefined) ?? stated ?? known;
    if (answered !== undefined) result.status = answered;
    for (const [name, pattern] of Object.entries(maker.fields ?? {})) {
      const value = find(pattern);
      if (value) result.fields[name] = value.trim().slice(0, 500);
    }
  } else if (stated !== undefined) result.status = stated;
  return result;
}

/** The status that a page's title or headings state. */
function statusOf({ title, headings, text }: PageText): number | undefined {
  const spoken = [title, ...headings.slice(0, 4)].filter((one) => one !== undefined);
  for (const words of spoken) {
    const match = said.exec(words.slice(0, 300));
    if (match) return Number(match.slice(1).find(Boolean));
  }
  for (const words of spoken) {
    const status = statusOfReason(words);
    if (status !== undefined) return status;
  }
  const line = text
    .slice(0, 600)
    .split('\n')
    .find((one) => said.test(one) && one.length < 200);
  return line === undefined ? undefined : Number(said.exec(line)?.slice(1).find(Boolean));
}
