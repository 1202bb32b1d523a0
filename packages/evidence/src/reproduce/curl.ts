import type { Exchange } from '../exchange.ts';
import { type SecretVariable, SecretVariables, type Segment } from './secret-variables.ts';
import { sentRequest } from './sent-request.ts';
import { shellWord } from './shell-word.ts';

export interface CurlCommand {
  /** For bash and zsh, an option a line. */
  command: string;
  /** Shell variables that have to be set before: the secrets that were masked. */
  variables: readonly SecretVariable[];
  /** Whether the record names no host: the command then needs `$BASE_URL`. */
  needsBaseUrl: boolean;
  /** What of the original could not be taken over, in sentences. */
  notes: readonly string[];
}

/**
 * The request of an exchange as a curl command that sends the same again; secrets are shell variables.
 * @returns undefined where the record shows no request
 */
export function curlCommand(exchange: Exchange): CurlCommand | undefined {
  const request = sentRequest(exchange);
  if (!request) return undefined;
  const { method, url, headers, body } = request;
  const secrets = new SecretVariables();
  const notes = [...request.notes];
  const needsBaseUrl = !/^https?:\/\//i.test(url);
  const urlWord = shellWord([...(needsBaseUrl ? [baseUrl] : []), ...secrets.segments(sendable(url), { in: 'url' })]);

  const options: string[] = [];
  if (method === 'HEAD') options.push('--head');
  else if (body !== undefined || method !== 'GET') options.push(`-X ${method}`);
  // curl expands {a,b} and [1-9] and tidies /../ unless told that the URL is meant as it is.
  if (/[[\]{}]/.test(url)) options.push('--globoff');
  if (/\/\.{1,2}(?:[/?#]|$)/.test(url)) options.push('--path-as-is');
  for (const { name, value } of headers) {
    const text = value === '' ? `${name};` : `${name}: ${value}`;
    options.push(`-H ${shellWord(named(secrets.segments(value, { in: 'header', name }), name, text))}`);
  }
  if (body !== undefined) {
    if (!headers.some((h) => h.name.toLowerCase() === 'content-type')) options.push("-H 'Content-Type:'");
    if (body.includes('\0'))
      notes.push('The body holds NUL characters, which a command line cannot: they are left out.');
    options.push(`--data-raw ${shellWord(secrets.segments(body, { in: 'body' }))}`);
  }
  const command = [`curl -sS -i ${urlWord}`, ...options].join(' \\\n  ');
  return { command, variables: secrets.list, needsBaseUrl, notes };
}

/** The command of `curlCommand` alone; empty where the record shows no request. */
export function toCurl(exchange: Exchange): string {
  return curlCommand(exchange)?.command ?? '';
}

const baseUrl: Segment = { variable: { name: 'BASE_URL', prefix: '', length: 0, where: 'the URL' } };

/** `Name: value` around the segments of the value. */
function named(segments: readonly Segment[], name: string, whole: string): Segment[] {
  return segments.every((s) => 'literal' in s) ? [{ literal: whole }] : [{ literal: `${name}: ` }, ...segments];
}

/** curl refuses white space and control characters in a URL that a browser would have encoded. */
function sendable(url: string): string {
  return url.replace(/[\0-\x20\x7f]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}
