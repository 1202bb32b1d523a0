import type { Segment } from './secret-variables.ts';

/** What a shell takes as it stands. */
const harmless = /^[A-Za-z0-9_./:=@%+,-]+$/;
/** Control characters, and characters that turn or hide what is printed, but for line feed and tab. */
const unprintable = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/**
 * One word of a command for bash and zsh that stands for exactly the given text, variables put in.
 * Nothing of the text is ever run or expanded, and no control character is left as it is.
 */
export function shellWord(segments: readonly Segment[]): string {
  const literals = segments.flatMap((s) => ('literal' in s ? [s.literal] : []));
  if (literals.length === segments.length) return quoted(literals.join(''));
  // One pair of double quotes reads best, where nothing in it would have to be escaped.
  if (literals.every((l) => !/[\\"$`!]/.test(l) && !unprintable.test(l))) {
    return `"${segments.map((s, i) => ('literal' in s ? s.literal : reference(s.variable.name, segments[i + 1]))).join('')}"`;
  }
  return segments.map((s) => ('literal' in s ? quoted(s.literal) : `"$${s.variable.name}"`)).join('');
}

function reference(name: string, next: Segment | undefined): string {
  return next && 'literal' in next && /^[A-Za-z0-9_[]/.test(next.literal) ? `\${${name}}` : `$${name}`;
}

function quoted(text: string): string {
  if (harmless.test(text)) return text;
  if (unprintable.test(text)) return ansiQuoted(text);
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const bytes = new TextEncoder();

/** `$'…'`, in which bytes can be named (bash, zsh, ksh; POSIX 2024). A shell cannot pass NUL: it is left out. */
function ansiQuoted(text: string): string {
  const escaped = Array.from(text.replaceAll('\0', ''), (c) => {
    if (c === '\\' || c === "'") return `\\${c}`;
    if (!unprintable.test(c)) return c;
    return Array.from(bytes.encode(c), (b) => `\\x${b.toString(16).padStart(2, '0')}`).join('');
  });
  // A hex digit after \xHH is no part of it in bash, which takes two at most.
  return `$'${escaped.join('')}'`;
}
