import type { KnowledgeFiles } from './load.ts';
import { toBeWritten } from './scaffold.ts';
import type { Warning } from './warning.ts';

/** What a scaffold says is still to be written, and is still there. */
export function checkUnwritten(files: KnowledgeFiles): Warning[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, i): Warning[] => {
      const at = line.indexOf(toBeWritten);
      if (at < 0) return [];
      const what = line
        .slice(at + toBeWritten.length)
        .replace(/^: |"$/g, '')
        .trim();
      const message = `still to be written: ${what}`;
      return [{ kind: 'unwritten', file, line: i + 1, column: at + 1, message, mend: 'write it in place of this' }];
    }),
  );
}
