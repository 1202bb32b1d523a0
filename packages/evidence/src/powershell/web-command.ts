import type { Body, Header, HttpRequest } from '../exchange.ts';

/** A call of Invoke-WebRequest or Invoke-RestMethod; indices are of the lines given. */
export interface WebCommand {
  first: number;
  last: number;
  request: HttpRequest;
}

const start =
  /^(?:PS(?: [^>]{0,200})?> ?|> ?)?(?:\$[\w:.]{1,60} ?= ?)?(?:try ?\{ ?)?(?:Invoke-(?:WebRequest|RestMethod)|irm|iwr) (.*)$/i;
const longest = 8000;

/** The command that begins on a line, with the address that it names; `undefined` when it is none. */
export function webCommand(lines: readonly string[], index: number, firstLine: number): WebCommand | undefined {
  const line = lines[index] ?? '';
  const head = line.length <= longest ? start.exec(line.trimStart()) : null;
  if (!head) return undefined;
  let text = head[1] ?? '';
  let last = index;
  // A backtick, a pipe or an open brace carries the command on.
  while (last + 1 < lines.length && last - index < 60 && text.length < longest && goesOn(text)) {
    last += 1;
    text = `${text.replace(/`\s*$/, ' ')}\n${lines[last] ?? ''}`;
  }
  const url = /(?:^|[\s"'(])(https?:\/\/[^\s"'`)]+)/.exec(text)?.[1];
  if (!url) return undefined;
  const at = firstLine + index;
  const method = /-Method:? +["']?([A-Za-z]{3,10})/i.exec(text)?.[1]?.toUpperCase() ?? 'GET';
  const type = /-ContentType +["']([^"']{1,200})["']/i.exec(text)?.[1];
  const table = /-Headers +@\{([^}]{0,4000})\}/i.exec(text)?.[1] ?? '';
  const headers: Header[] = [...table.matchAll(/["']?([A-Za-z][\w-]{0,60})["']? *= *["']([^"'\n]{0,2000})["']/g)].map(
    ([, name = '', value = '']) => ({ name, value, line: at }),
  );
  if (type) headers.push({ name: 'Content-Type', value: type, line: at });
  const sent = /-Body +'([^']{1,6000})'/i.exec(text)?.[1] ?? /-Body +"((?:[^"`]|`.){1,6000})"/i.exec(text)?.[1];
  const body: Body | undefined =
    sent && !sent.startsWith('$')
      ? { text: sent, firstLine: at, lastLine: firstLine + last, truncated: false }
      : undefined;
  return { first: index, last, request: { method, url, headers, ...(body ? { body } : {}), line: at } };
}

function goesOn(text: string): boolean {
  if (/[`|]\s*$/.test(text)) return true;
  const opened = text.split('@{').length - 1;
  return opened > 0 && text.split('}').length - 1 < opened;
}
