import { isDnsName, recordType, withoutDot } from './dns-words.ts';

/** What the arguments of dig ask for: a name (empty where there is none), a type, a server. */
export function digQuestion(args: readonly string[]): { name: string; type?: string; server?: string } {
  let name = '';
  let type: string | undefined;
  let server: string | undefined;
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? '';
    if (word.startsWith('@')) server = word.slice(1);
    else if (word === '-t') type = recordType(args[++i] ?? '') ?? type;
    else if (word === '-q') name = args[++i] ?? '';
    else if (word === '-x') {
      name = args[++i] ?? '';
      type = 'PTR';
    } else if (/^-[bckpy]$/.test(word)) i += 1;
    else if (/^[+-]/.test(word) || word === 'IN' || word === '') continue;
    else if (recordType(word)) type = recordType(word);
    else if (!name && isDnsName(word)) name = word;
  }
  return { name: withoutDot(name), ...(type ? { type } : {}), ...(server ? { server } : {}) };
}
