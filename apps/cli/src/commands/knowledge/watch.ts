import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EvidenceError } from '@causeway/evidence';
import { shippedFolder } from '@causeway/rules/shipped';
import { counted } from '../../render/figures.ts';
import { blank, span } from '../../render/line.ts';
import { reportFailure } from '../../report-failure.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';

/** Milliseconds without a change after which a run begins: editors write a file in several steps. */
const quiet = 150;

/**
 * Runs once, and again whenever a file of the knowledge changes; never returns: Ctrl+C ends the process. A run that
 * fails is reported, and the next change tried.
 * @param run is told the paths that changed since the last run, none the first time
 * @throws EvidenceError where the folder cannot be watched
 */
export async function watching(
  { folder = shippedFolder, ...appearance }: Appearance & { folder?: string },
  console: Console,
  run: (changed: readonly string[]) => Promise<void>,
): Promise<never> {
  // Before the first run, so that what changes meanwhile is not missed.
  const changes = new Changes(folder);
  const attempt = async (changed: readonly string[]) => {
    try {
      await run(changed);
    } catch (error) {
      if (reportFailure(error, console) === 70) throw error;
    }
    await show(() => [[span('Waiting for a change; Ctrl+C ends this.', 'dim')]], console, appearance);
  };
  await attempt([]);
  for (;;) {
    const changed = await changes.next();
    const [first = ''] = changed;
    const what = changed.length === 1 ? first : `${first} and ${counted(changed.length - 1, 'other file')}`;
    await show(() => [blank, [span(`${what} changed`, 'strong')]], console, appearance);
    await attempt(changed);
  }
}

/** The files of the knowledge that changed since they were last asked for. */
class Changes {
  readonly #paths = new Set<string>();
  #count = 0;
  #wake: () => void = () => {};

  constructor(folder: string) {
    this.#watcher(folder).on('change', (_, name) => {
      const path = String(name).split(sep).join('/');
      if (!/\.(yaml|md)$/.test(path)) return;
      this.#paths.add(path);
      this.#count += 1;
      this.#wake();
    });
  }

  #watcher(folder: string): FSWatcher {
    try {
      // Watching says nothing of a folder that is not there.
      readdirSync(folder);
      return watch(folder, { recursive: true });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
      throw new EvidenceError(
        'NOT_WATCHED',
        `The folder ${folder} cannot be watched${code}.`,
        'Name a folder with facts/ and causes/ in it, or leave --watch out.',
        ['folder'],
      );
    }
  }

  /** Waits for a change, and for those that come with it. */
  async next(): Promise<readonly string[]> {
    while (this.#paths.size === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    for (let before = -1; before !== this.#count; ) {
      before = this.#count;
      await setTimeout(quiet);
    }
    const changed = [...this.#paths].sort();
    this.#paths.clear();
    return changed;
  }
}
