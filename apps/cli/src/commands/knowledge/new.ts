import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { EvidenceError } from '@causeway/evidence';
import { type Knowledge, type KnowledgeFiles, scaffoldCause } from '@causeway/rules';
import { shippedFolder } from '@causeway/rules/shipped';
import { commandLine } from '../../render/command-line.ts';
import { type Line, span } from '../../render/line.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { knowledgeOf } from '../evidence.ts';

export interface NewOptions extends Appearance {
  folder?: string;
  title?: string;
}

/**
 * Begins a cause: writes files that compile and say what is still to be written.
 * @returns exit status 0
 * @throws EvidenceError for an id that is none or is taken, and where nothing can be written
 * @throws KnowledgeError where the knowledge has mistakes already
 */
export async function newCause(id: string, options: NewOptions, console: Console): Promise<number> {
  const knowledge = knowledgeOf(options);
  const folder = options.folder ?? shippedFolder;
  const files = scaffoldCause(id, options.title, knowledge);
  write(files, folder);
  await show(() => reportLines(id, Object.keys(files), folder, options, knowledge), console, options);
  return 0;
}

/** All files or none. */
function write(files: KnowledgeFiles, folder: string): void {
  const paths = Object.entries(files).map(([path, text]) => [join(folder, path), text] as const);
  const taken = paths.find(([path]) => existsSync(path));
  if (taken) throw notWritten(`${taken[0]} is there already.`, 'Edit it, or remove it first.');
  try {
    for (const [path, text] of paths) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw notWritten(`${folder} cannot be written to (${error.code}).`, 'Name a folder that can.');
  }
}

function notWritten(message: string, hint: string): EvidenceError {
  return new EvidenceError('NOT_WRITTEN', message, hint, ['folder']);
}

function reportLines(
  id: string,
  paths: readonly string[],
  folder: string,
  options: NewOptions,
  { causes }: Knowledge,
): Line[] {
  const areas = [...new Set([...causes.values()].map((cause) => cause.area))];
  const area = id.slice(0, id.indexOf('.'));
  const given = options.folder === undefined ? [] : ['--folder', options.folder];
  const command = (...words: string[]): Line => [
    span('    '),
    span(commandLine(['causeway', 'knowledge', ...words, ...given])),
  ];
  return [
    ...paths.map((path): Line => [span('wrote ', 'good'), span(relative('.', join(folder, path)))]),
    ...(areas.includes(area)
      ? []
      : [[span(`The area ${area} is new; there are ${areas.toSorted().join(', ')}.`, 'strong')]]),
    [span('Fill in what says TO BE WRITTEN. What is left, and whether it leads where it must:')],
    command('check'),
    command('test', id),
  ];
}
