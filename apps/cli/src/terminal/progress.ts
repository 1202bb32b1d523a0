import type { Reached } from '../input/take-stream.ts';
import { progressText } from '../render/progress.ts';
import type { Console } from './console.ts';
import { screenOf } from './screen.ts';

/** Milliseconds from one to the next: on a terminal the line is drawn anew, elsewhere each is a line of its own. */
const often = 100;
const seldom = 5_000;

/** Where errors go, as far as it matters here. */
type Errors = Pick<Console['errors'], 'isTTY' | 'columns' | 'rows'> & { write(text: string): unknown };

/**
 * Shows on standard error how far reading has come: on a terminal always, elsewhere only where it is wanted, as in a
 * log of a job. Standard output is not touched.
 */
export function showProgress(
  { errors, environment }: { errors: Errors; environment: Console['environment'] },
  verbose: boolean,
): { show: (reached: Reached) => void; end: () => void } {
  const isTerminal = errors.isTTY === true && environment.TERM !== 'dumb';
  const started = new Map<string, number>();
  let last = 0;
  let shown = false;
  return {
    show(reached) {
      if (!isTerminal && !verbose) return;
      const now = performance.now();
      const since = started.get(reached.name) ?? now;
      started.set(reached.name, since);
      if (now - last < (isTerminal ? often : seldom) && last > 0) return;
      last = now;
      const { width } = screenOf(errors, environment, {});
      const text = progressText(reached, (now - since) / 1000, width - 1);
      errors.write(isTerminal ? `\r${text}\u001b[K` : `${text}\n`);
      shown = true;
    },
    end() {
      if (shown && isTerminal) errors.write('\r\u001b[K');
      shown = false;
    },
  };
}
