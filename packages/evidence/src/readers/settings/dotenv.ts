import type { Section } from '../../document.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';
import type { Setting } from '../../setting.ts';
import { type EnvLine, envLine } from '../../settings/env-lines.ts';

const id = 'dotenv';
const filler = /^\s*(?:#.*)?$/;

/** Environment variables as env files and `printenv` write them, one a line. */
export const dotenv: Reader = {
  id,
  title: 'environment variables',
  formats: [
    {
      title: '.env file',
      sample: 'env.txt',
      source: 'https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow',
    },
    { title: 'printenv', sample: 'printenv.txt', source: 'coreutils 9.1, run' },
  ],
  read(section: Section): Found[] {
    const found: Found[] = [];
    const named = /(?:^|[/\\])\.?env\b|\.env$/i.test(section.artifact);
    let group: Placed[] = [];
    const close = () => {
      if (
        group.length > 0 &&
        !isMarkup(group, section) &&
        isEnvironment(
          group.map(({ line }) => line),
          named,
        )
      )
        found.push(findOf(group, section));
      group = [];
    };
    for (const [index, text] of section.lines.entries()) {
      const line = text.includes('=') ? envLine(text) : undefined;
      if (line) group.push({ index, line });
      else if (!filler.test(text)) close();
    }
    close();
    return found;
  },
};

interface Placed {
  index: number;
  line: EnvLine;
}

/** Attributes of an HTML tag, a line each: old pages have them in capitals. */
function isMarkup(group: readonly Placed[], { lines }: Section): boolean {
  const before = lines[(group[0]?.index ?? 0) - 1] ?? '';
  const after = lines[(group.at(-1)?.index ?? 0) + 1] ?? '';
  return /^\s*>?<\/?[A-Za-z][\w-]*\s*$/.test(before) || /^\s*\/?>/.test(after);
}

/** Most names are in capitals, and the values are no code; fewer lines need a more telling one. */
function isEnvironment(lines: readonly EnvLine[], named: boolean): boolean {
  const capital = lines.filter(({ name }) => /^[A-Z_][A-Z0-9_]*$/.test(name) && name.length > 2).length;
  if (capital * 4 < lines.length * 3) return false;
  // Constants of a program are written with blanks around the sign.
  if (!named && lines.filter(({ spaced }) => spaced).length * 3 > lines.length) return false;
  // Members of an enumeration and statements end in a mark of their own.
  if (lines.filter(({ value }) => /[,;]\s*$/.test(value)).length * 4 > lines.length) return false;
  if (lines.some(({ value }) => /[({;]\s*$|^\s*(?:new |function|\(|\{$|await )/.test(value))) return false;
  // A command with a variable in front of it: `NODE_ENV=production node server.js`.
  const commands = lines.filter(
    ({ value, quotes }) => !quotes && /^\S+ +(?:\S*\/)?[a-z][\w.-]*(?: |$)/.test(value) && !/,|[.!?]$/.test(value),
  ).length;
  if (lines.length === 1)
    return commands === 0 && (named || /_(?:KEY|SECRET|TOKEN|URL|URI|HOST|PASSWORD|ID)$/.test(lines[0]?.name ?? ''));
  return commands * 2 < lines.length;
}

function findOf(group: readonly Placed[], section: Section): Found {
  const settings = group.map(
    ({ index, line }, order): Setting => ({
      ...placeIn(section, id, index),
      of: 'environment',
      name: line.name,
      value: line.value,
      ...(line.quotes ? { quotes: line.quotes } : {}),
      order,
    }),
  );
  const first = group[0]?.index ?? 0;
  const last = group.at(-1)?.index ?? first;
  return { firstLine: section.firstLine + first, lastLine: section.firstLine + last, settings };
}
