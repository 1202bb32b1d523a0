import { type Line, toText } from '../render/line.ts';
import { page } from './pager.ts';
import { type Screen, screenOf } from './screen.ts';

/** The edge of the program: what it reads from and writes to. */
export interface Console {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  errors: NodeJS.WriteStream;
  environment: Record<string, string | undefined>;
}

/** How output is wanted, as options say. */
export interface Appearance {
  color?: boolean;
  pager?: boolean;
  width?: number | undefined;
}

/** Prints lines, through the pager where they are more than a screen. */
export async function show(
  lines: (screen: Screen) => readonly Line[],
  console: Console,
  appearance: Appearance,
): Promise<void> {
  const screen = screenOf(console.output, console.environment, appearance);
  const drawn = lines(screen);
  const text = toText(drawn, screen.colours);
  const high = screen.rows !== undefined && drawn.length >= screen.rows;
  if (high && appearance.pager !== false && (await page(text, console.environment))) return;
  console.output.write(text);
}

/** Prints lines where errors go: they never mix with what a program reads from standard output. */
export function complain(lines: readonly Line[], console: Console, appearance: Appearance): void {
  const screen = screenOf(console.errors, console.environment, appearance);
  console.errors.write(toText(lines, screen.colours));
}
