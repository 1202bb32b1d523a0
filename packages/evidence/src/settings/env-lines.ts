/** One line of an env file: `export STRIPE_SECRET="…" # live`. */
export interface EnvLine {
  name: string;
  /** Without quotes and comment; blanks at its end stay where nothing quotes it. */
  value: string;
  /** The quote around it, as it stands; of a pair that is not one, what is there. */
  quotes?: string;
  /** Whether blanks stand before the equals sign, as programs are written and few env files. */
  spaced: boolean;
}

const assignment = /^\s*(?:export\s+|set\s+|\$env:|ENV\s+)?([A-Za-z_][A-Za-z0-9_.]{0,100})(\s*)=(.*)$/;

/** Reads a line as `NAME=value`, as dotenv and Compose write it; undefined otherwise. */
export function envLine(line: string): EnvLine | undefined {
  const [, name, gap, rest] = (line.length > 10_000 ? null : assignment.exec(line)) ?? [];
  // `==` compares, `=>` maps, and blanks on one side only are not written by hand.
  if (!name || gap === undefined || rest === undefined || /^[=>~]/.test(rest)) return undefined;
  const spaced = gap !== '';
  const given = gap ? rest.replace(/^\s+/, '') : rest;
  const quote = /^\s*(["'`])/.exec(given)?.[1];
  if (quote) {
    const start = given.indexOf(quote) + 1;
    const close = given.indexOf(quote, start);
    const behind = close < 0 ? '' : given.slice(close + 1).trim();
    if (close < 0) return { name, value: given.slice(start).trimEnd(), quotes: `${quote}…`, spaced };
    if (behind === '' || behind.startsWith('#'))
      return { name, value: given.slice(start, close), quotes: quote, spaced };
    return undefined;
  }
  const value = given.replace(/\s#.*$/, '');
  if (/["'`]\s*$/.test(value))
    return { name, value: value.trimEnd().slice(0, -1), quotes: `…${value.trimEnd().slice(-1)}`, spaced };
  return { name, value, spaced };
}
