import { redact } from '../redact.ts';
import { drawFrom } from './made-credentials.ts';
import type { TableVendor } from './table-credentials.ts';
import type { TableEncoding } from './table-encodings.ts';

const key = 'a key of the redaction table';

/** What is wrong with one cell of the table. */
export interface Leak {
  vendor: string;
  encoding: string;
  seed: number;
  /** What stayed and where, or which law is broken. */
  what: string;
  /** The redacted text. */
  text: string;
}

/** Whether credentials of this vendor stand in this way. */
export function applies(vendor: TableVendor, encoding: TableEncoding): boolean {
  return encoding.only?.(vendor) ?? true;
}

const lines = (text: string) => text.split(/\r\n|\n|\r/).length;
const runsOf = (text: string) => Array.from({ length: Math.max(0, text.length - 7) }, (_, i) => text.slice(i, i + 8));

/**
 * Every run of eight characters, of the credential and of the text as it is encoded, that is the
 * credential's own: runs that texts with other credentials have too say nothing.
 */
function traces(vendor: TableVendor, encoding: TableEncoding, seed: number): string[] {
  const made = (n: number) => {
    const { written, hidden } = vendor.make(drawFrom(n));
    return [hidden, encoding.write(written, vendor)];
  };
  const common = [1, 2].flatMap((n) => made(seed + n * 7919)).join('\n');
  return [...new Set(made(seed).flatMap(runsOf))].filter((run) => !/\s/.test(run) && !common.includes(run));
}

/**
 * Redacts one cell of the table and looks for the credential, in the text and in what `read` makes of it.
 * @returns what is wrong; undefined when nothing is
 */
export function leakOf(
  vendor: TableVendor,
  encoding: TableEncoding,
  seed: number,
  read?: (text: string) => unknown,
): Leak | undefined {
  const text = encoding.write(vendor.make(drawFrom(seed)).written, vendor);
  const masked = redact(text, { key });
  const own = traces(vendor, encoding, seed);
  const left = (where: string) => own.find((run) => where.includes(run));
  const again = redact(masked.text, { key });
  const [what] = [
    left(masked.text),
    masked.redactions.length === 0 ? 'nothing is masked' : undefined,
    read && left(JSON.stringify(read(masked.text))),
    again.text === masked.text && again.redactions.length === 0 ? undefined : 'a second redaction changes it',
    lines(text) === lines(masked.text) ? undefined : 'lines are lost',
  ].filter((fault) => fault !== undefined);
  return what === undefined
    ? undefined
    : { vendor: vendor.vendor, encoding: encoding.name, seed, what, text: masked.text };
}
