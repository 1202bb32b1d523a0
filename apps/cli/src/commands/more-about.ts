import { pageOf } from '@causeway/dictionary/addresses';
import { EvidenceError } from '@causeway/evidence';
import { commandLine } from '../render/command-line.ts';

/**
 * Where the service is reached, as the operator says by `CAUSEWAY_URL`; undefined where nobody says so.
 * @throws EvidenceError where it says something that is no address
 */
export function serviceAddress({ CAUSEWAY_URL: url }: Record<string, string | undefined>): string | undefined {
  if (!url) return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new EvidenceError(
      'NO_ADDRESS',
      `CAUSEWAY_URL=${url} is no address of a service.`,
      'Write https://causeway.example, or unset it.',
      ['CAUSEWAY_URL'],
    );
  }
  return url;
}

/**
 * How one reads more about a cause: the address of its page, or the command that prints it.
 * @param folder knowledge that is used instead of the shipped one
 */
export function moreAbout(cause: string, service: string | undefined, folder: string | undefined): string {
  if (service !== undefined) return pageOf(cause, service);
  return commandLine(['causeway', 'knowledge', 'docs', cause, ...(folder === undefined ? [] : ['--folder', folder])]);
}
