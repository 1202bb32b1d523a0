import type { HttpRequest } from '../exchange.ts';
import { typedCommand } from '../network/typed-command.ts';
import { headerLine } from './message-lines.ts';

const method = /^[A-Z]{3,10}$/;
/** Options of HTTPie and xh that take the next word. */
const withValue =
  /^(?:-[obpsaA]|--(?:output|print|auth|auth-type|style|pretty|format-options|timeout|proxy|verify|cert|cert-key|session|session-read-only|max-redirects|boundary|raw|ssl|ciphers|default-scheme|response-charset|response-mime|history-print|chunked-size))$/;

/** The request that a command of HTTPie or xh asks for, as far as its words tell; `undefined` when it is none. */
export function httpieCommand(text: string, line: number): HttpRequest | undefined {
  const command = typedCommand(text, ['http', 'https', 'xh', 'xhs']);
  if (!command) return undefined;
  const words: string[] = [];
  for (let i = 0; i < command.args.length; i += 1) {
    const word = command.args[i] ?? '';
    if (withValue.test(word)) i += 1;
    else if (!word.startsWith('-')) words.push(word);
  }
  const asked = method.test(words[0] ?? '') ? words.shift() : undefined;
  const given = words.shift() ?? '';
  const scheme = /s$/.test(command.tool) ? 'https' : 'http';
  const local = /^:(\d*)(\/.*)?$/.exec(given);
  const url = local
    ? `${scheme}://localhost${local[1] ? `:${local[1]}` : ''}${local[2] ?? '/'}`
    : /^[a-z]+:\/\//i.test(given)
      ? given
      : `${scheme}://${given}`;
  if (!local && !/^[a-z]+:\/\/(?:localhost|\[|[\w-]+\.[\w.-]+|[\w-]+:\d+)/i.test(url)) return undefined;
  const sends = words.some((word) => /^[^:=]+(?::=|=(?!=)|@)/.test(word));
  const headers = words.flatMap((word) => {
    const header = /^[A-Za-z][\w-]*:(?!=)/.test(word) ? headerLine(word.replace(':', ': '), line) : undefined;
    return header?.value ? [header] : [];
  });
  return { method: asked ?? (sends ? 'POST' : 'GET'), url, headers, line };
}
