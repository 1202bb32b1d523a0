import type { Exchange, Header, Place } from '../exchange.ts';
import { isStatus } from '../http/words.ts';
import { blockAt, isObject, type JsonObject, parseJson } from '../json/json-text.ts';
import { networkFailure } from './network-failure.ts';

/** Characters of JSON that are looked at. */
const longest = 200_000;

/** The call in what `AxiosError#toJSON` gives (axios docs, "Handling errors"), whose JSON begins at an index; or undefined. */
export function axiosJsonAt(
  lines: readonly string[],
  index: number,
  firstLine: number,
  place: Pick<Place, 'reader' | 'artifact'>,
): Exchange | undefined {
  if (!startsAxiosJson(lines, index)) return undefined;
  const block = blockAt(lines, index, (lines[index] ?? '').indexOf('{'));
  const value = block.text.length > longest ? undefined : parseJson(block.text);
  if (!isObject(value) || value.name !== 'AxiosError' || !isObject(value.config)) return undefined;
  const line = firstLine + index;
  const lineOf = (words: string): number => {
    const at = block.text.indexOf(words);
    return at < 0 ? line : line + block.text.slice(0, at).split('\n').length - 1;
  };
  const exchange: Exchange = { ...place, firstLine: line, lastLine: firstLine + block.last, seenFrom: 'client' };
  const { config } = value;
  const url = urlOf(config);
  exchange.request = { headers: headersOf(config, lineOf), line: lineOf('"url"') };
  if (url) exchange.request.url = url;
  if (typeof config.method === 'string') exchange.request.method = config.method.toUpperCase();
  if (typeof config.data === 'string' && config.data !== '') {
    const at = lineOf('"data"');
    exchange.request.body = { text: config.data, firstLine: at, lastLine: at, truncated: false };
  }
  const message = typeof value.message === 'string' ? value.message : 'AxiosError';
  const status = Number(value.status);
  if (isStatus(status)) exchange.response = { status, headers: [], line: lineOf('"status"') };
  else {
    const at = lineOf('"message"');
    const code = typeof value.code === 'string' ? value.code : networkFailure(message)?.code;
    exchange.error = { ...(code && { code }), message, firstLine: at, lastLine: at };
  }
  return exchange;
}

/** Whether such JSON begins at an index, by its first lines: the message and the name come first. */
export function startsAxiosJson(lines: readonly string[], index: number): boolean {
  const text = lines[index] ?? '';
  if (!/^[\s`]{0,8}\{/.test(text)) return false;
  return text.length > 20
    ? /^[\s`]{0,8}\{.{0,2000}"name": ?"AxiosError"/.test(text)
    : lines.slice(index, index + 4).some((line) => /^\s{0,12}"name": ?"AxiosError"/.test(line));
}

function urlOf(config: JsonObject): string | undefined {
  if (typeof config.url !== 'string') return undefined;
  if (/^https?:/.test(config.url) || typeof config.baseURL !== 'string') return config.url;
  return `${config.baseURL.replace(/\/$/, '')}/${config.url.replace(/^\//, '')}`;
}

function headersOf(config: JsonObject, lineOf: (words: string) => number): Header[] {
  if (!isObject(config.headers)) return [];
  return Object.entries(config.headers).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [{ name, value, line: lineOf(`"${name}"`) }] : [],
  );
}
