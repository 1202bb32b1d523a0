import { curlCommand, EvidenceError, type SecretVariable, toPostmanCollection } from '@causeway/evidence';
import type { Assessed } from '@causeway/rules';
import { jsonText } from '../json/json-text.ts';
import { commandLine } from '../render/command-line.ts';
import { counted } from '../render/figures.ts';
import { printable } from '../render/printable.ts';

export interface Reproduced {
  text: string;
  /** What a person has to know before sending it; for standard error. */
  remarks: string;
  /** Where it goes; undefined for standard output. */
  file: string | undefined;
}

/**
 * The failing request to send again, as the options want it; undefined where they don't.
 * @throws EvidenceError where no request is known
 */
export function reproduceFailing(
  { diagnosis }: Assessed,
  options: { curl?: boolean; postman?: string },
): Reproduced | undefined {
  if (!options.curl && options.postman === undefined) return undefined;
  const failure = diagnosis.hypotheses[0]?.failure ?? diagnosis.failures[0];
  const exchange = failure?.exchanges[0];
  const curl = exchange && curlCommand(exchange);
  const collection = exchange && toPostmanCollection(exchange);
  if (!curl || !collection) {
    throw new EvidenceError(
      'NO_REQUEST',
      'The evidence does not show a request that could be sent again.',
      'Give a curl -v transcript, a HAR file or the raw request.',
      ['artifacts'],
    );
  }
  const remarks = [
    ...curl.notes,
    ...(curl.needsBaseUrl && options.curl ? ['Set BASE_URL to scheme and host, such as https://api.example.com.'] : []),
    ...curl.variables.map((v) => remarkOf(v, options.curl === true)),
  ];
  if (options.curl) return { text: `${curl.command}\n`, remarks: lines(remarks), file: undefined };
  const text = jsonText(collection);
  if (options.postman === '-') return { text, remarks: lines(remarks), file: undefined };
  const file = options.postman ?? '';
  const variables = collection.variable.length;
  const written = `Wrote ${file}${variables > 0 ? `: ${counted(variables, 'variable')} to fill in` : ''}. Import it into Postman or Insomnia.`;
  return { text, remarks: lines([written, ...remarks]), file };
}

function remarkOf({ name, prefix, length, where }: SecretVariable, shell: boolean): string {
  const known = `the secret of ${where}, ${length} characters${prefix ? ` beginning with ${prefix}` : ''}`;
  return shell
    ? `Set ${name}: ${known}. read -rs ${commandLine([name])} && export ${name}`
    : `{{${name.toLowerCase()}}}: ${known}.`;
}

function lines(remarks: readonly string[]): string {
  return remarks.map((remark) => `${printable(remark)}\n`).join('');
}
