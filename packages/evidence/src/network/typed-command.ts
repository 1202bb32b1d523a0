/** A command as it stands in a terminal's text. */
export interface TypedCommand {
  tool: string;
  /** What follows the tool's name, split at blanks, quotes taken off. */
  args: string[];
  /** A prompt stands in front: it was run here, rather than recommended. */
  prompted: boolean;
}

const prompt =
  /^(?:(?:[$%#❯»>]|PS(?: [^>]{0,200})?>|[A-Za-z]:\\[^>]{0,200}>|\[?[\w.-]{1,64}@[\w.-]{1,64}[^$#%>]{0,120}[$#%>]|(?:bash|sh|zsh)-[\d.]{1,8}[$#]|(?:\/|~)[\w./-]{0,60} ?[#$])\s*)/;
const start = /^(?:sudo +|time +)?(?:\/usr\/s?bin\/|\/s?bin\/)?([a-z][\w-]{1,20})(?:\.exe)? +(\S.*)$/i;

/** The command that a line is, where it is one of those tools; a sentence that begins with the name is none. */
export function typedCommand(line: string, tools: readonly string[]): TypedCommand | undefined {
  if (line.length > 2000 || !tools.some((tool) => line.includes(tool))) return undefined;
  const mark = prompt.exec(line)?.[0] ?? '';
  const found = start.exec(line.slice(mark.length).trim());
  const tool = found?.[1]?.toLowerCase() ?? '';
  if (!found?.[2] || !tools.includes(tool)) return undefined;
  const args = found[2].split(/\s+/).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
  const isProse =
    !mark && (/[.?!,:]$/.test(found[2]) || args.some((arg) => /^(?:the|is|to|of|and|a|shows?|says?)$/i.test(arg)));
  return isProse ? undefined : { tool, args, prompted: mark !== '' };
}

/** Whether a line begins with a shell's prompt and goes on. */
export function isPrompt(line: string): boolean {
  return /^(?:[$❯] \S|[\w.-]{1,64}@[\w.-]{1,64}[^$#%]{0,120}[$#%](?: |$)|PS [A-Za-z]:\\[^>]{0,200}>|[A-Za-z]:\\[^>]{0,200}>)/.test(
    line,
  );
}
