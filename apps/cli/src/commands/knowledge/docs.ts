import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dictionaryOf, entryOf } from '@causeway/dictionary';
import { EvidenceError } from '@causeway/evidence';
import { dataFolder } from '@causeway/evidence/redaction-key';
import { type Cause, type Knowledge, nearest } from '@causeway/rules';
import { jsonText } from '../../json/json-text.ts';
import { causePageLines } from '../../render/cause-page.ts';
import { counted } from '../../render/figures.ts';
import { type Line, span } from '../../render/line.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { knowledgeOf } from '../evidence.ts';
import { serviceAddress } from '../more-about.ts';
import { type Written, writeDictionary } from './write-dictionary.ts';

export interface DocsOptions extends Appearance {
  folder?: string;
  /** Where the pages go. */
  out?: string;
  json?: boolean;
}

/**
 * Prints what the error dictionary says of a cause, or writes the whole of it to a folder.
 * @returns exit status 0
 * @throws EvidenceError for a cause that does not exist, and where nothing can be written
 */
export async function knowledgeDocs(id: string | undefined, options: DocsOptions, console: Console): Promise<number> {
  const knowledge = knowledgeOf(options);
  if (id !== undefined) {
    const entry = entryOf(causeOf(id, knowledge), knowledge);
    if (options.json) console.output.write(jsonText(entry));
    else await show(({ width }) => causePageLines(entry, width), console, options);
    return 0;
  }
  const folder = options.out ?? join(dataFolder(console.environment), 'dictionary');
  const dictionary = dictionaryOf(knowledge, { links: 'files', service: serviceAddress(console.environment) });
  const written = writeDictionary(dictionary, folder);
  await show(() => reportLines(written, folder, knowledge), console, options);
  return 0;
}

/** A cause by its id, or by one that it had before. */
function causeOf(id: string, { causes }: Knowledge): Cause {
  const cause = causes.get(id) ?? [...causes.values()].find(({ formerly }) => formerly.includes(id));
  if (cause) return cause;
  throw new EvidenceError(
    'UNKNOWN_CAUSE',
    `There is no cause "${id.slice(0, 100)}".`,
    `Near are: ${nearest(id, [...causes.keys()]).join(', ')}.`,
    ['cause'],
  );
}

function reportLines({ pages, changed, removed }: Written, folder: string, { release }: Knowledge): Line[] {
  const news = changed + removed === 0 ? 'nothing new' : `${changed} new or changed, ${removed} removed`;
  return [
    [span(`${counted(pages, 'page')} on ${counted(release.causes, 'cause')}`, 'good'), span(`: ${news}`)],
    [span('Open '), span(pathToFileURL(join(resolve(folder), 'index.html')).href, 'strong')],
  ];
}
