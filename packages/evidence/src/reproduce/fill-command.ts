import { type Exchange, header } from '../exchange.ts';
import { SecretVariables } from './secret-variables.ts';

/** What a command is about. */
export interface FailingRequest {
  exchange: Exchange | undefined;
  /** Where the URL names none. */
  host: string | undefined;
  method: string | undefined;
}

/**
 * Puts the failing request into a command of the knowledge: `{url}`, `{host}` and `{method}`. What is
 * put in comes out of foreign text and is made so that a shell takes it as text, wherever in the
 * command it stands. The port beside a host in the knowledge is the usual one: the request's own goes
 * before it. What is not known becomes a variable to set: `$URL`, `$TARGET_HOST`.
 */
export function fillCommand(template: string, { exchange, host, method }: FailingRequest): string {
  const url = exchange?.request?.url;
  const absolute = url !== undefined && /^(?:https?:)?\/\/[^/]/i.test(url);
  const name = hostOf(absolute ? url : undefined) ?? host?.replace(/:\d+$/, '');
  // A preflight asks for the method of the call that is meant.
  const meant = header(exchange?.request?.headers ?? [], 'access-control-request-method')?.value;
  const stated = meant ?? exchange?.request?.method ?? method ?? '';
  const values: Record<string, Piece[]> = {
    url: absolute ? urlPieces(url.startsWith('//') ? `https:${url}` : url) : [{ variable: 'URL' }],
    host: name ? [{ text: encoded(name) }] : [{ variable: 'TARGET_HOST' }],
    method: [{ text: /^[A-Za-z]{1,20}$/.test(stated) ? stated.toUpperCase() : 'POST' }],
  };
  const port = absolute ? portOf(url) : undefined;
  const command = bodiless.has(stated.toUpperCase()) ? withoutBody(template) : template;
  let quote: '' | '"' | "'" = '';
  let filled = '';
  for (let at = 0; at < command.length; at += 1) {
    const placeholder = /^\{(url|host|method)\}/.exec(command.slice(at, at + 8))?.[1];
    if (placeholder) {
      at += placeholder.length + 1;
      filled += written(values[placeholder] ?? [], quote, command[at + 1] ?? '');
      if (placeholder === 'host' && port && /^:443(?!\d)/.test(command.slice(at + 1, at + 6))) {
        filled += `:${port}`;
        at += 4;
      }
      continue;
    }
    const c = command[at] ?? '';
    if (c === '\\' && quote !== "'") {
      filled += c + (command[at + 1] ?? '');
      at += 1;
      continue;
    }
    if ((c === '"' || c === "'") && (quote === '' || quote === c)) quote = quote === c ? '' : c;
    filled += c;
  }
  return filled;
}

const bodiless = new Set(['GET', 'HEAD']);

/** A command for any method, without what only a method with a body has use for. */
function withoutBody(template: string): string {
  if (!template.includes('-X {method}')) return template;
  return template
    .replace(/ (?:-d|--data(?:-raw|-binary)?) (?:'[^']*'|"[^"]*"|[^\s"']+)/g, '')
    .replace(/ -H "Content-Type: [^"]*"/g, '');
}

type Piece = { text: string } | { variable: string };

function urlPieces(url: string): Piece[] {
  return new SecretVariables()
    .segments(url, { in: 'url' })
    .map((s) => ('literal' in s ? { text: encoded(s.literal) } : { variable: s.variable.name }));
}

/** Percent-encodes whatever a shell could take for more than text, quoted by either quote. */
function encoded(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^A-Za-z0-9\-._~:/?#[\]@&()*+,;=%]/gu, (c) =>
      Array.from(new TextEncoder().encode(c), (b) => `%${b.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
    );
}

function written(pieces: readonly Piece[], quote: '' | '"' | "'", following: string): string {
  const needsQuotes = quote === '' && pieces.some((p) => 'variable' in p || /[^A-Za-z0-9\-._~:/@+,=%]/.test(p.text));
  const inside = pieces.map((piece, i) => {
    if ('text' in piece) return piece.text;
    if (quote === "'") return `'"$${piece.variable}"'`;
    const next = pieces[i + 1];
    const after = next && 'text' in next ? (next.text[0] ?? '') : needsQuotes ? '' : following;
    return /[A-Za-z0-9_[]/.test(after) ? `\${${piece.variable}}` : `$${piece.variable}`;
  });
  return needsQuotes ? `"${inside.join('')}"` : inside.join('');
}

function hostOf(url: string | undefined): string | undefined {
  return /^(?:https?:)?\/\/(?:[^/?#@]*@)?(\[[^\]/]*\]|[^/?#:]+)/i.exec(url ?? '')?.[1];
}

function portOf(url: string): string | undefined {
  return /^(?:https?:)?\/\/(?:[^/?#@]*@)?(?:\[[^\]/]*\]|[^/?#:]+):(\d{1,5})(?:[/?#]|$)/i.exec(url)?.[1];
}
