import { EvidenceError } from '@causeway/evidence';

/** Beginnings of files that are no text, and how to get at the text in them. */
const known: readonly { starts: readonly number[]; what: string; hint: string }[] = [
  { starts: [0x28, 0xb5, 0x2f, 0xfd], what: 'a Zstandard file', hint: 'Unpack it: zstdcat FILE | causeway diagnose' },
  { starts: [0x50, 0x4b, 0x03, 0x04], what: 'a zip file', hint: 'Unpack it and give the files in it.' },
  { starts: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', hint: 'Give the log or transcript itself as text.' },
  { starts: [0x89, 0x50, 0x4e, 0x47], what: 'an image', hint: 'Give the text that it shows.' },
  { starts: [0xff, 0xd8, 0xff], what: 'an image', hint: 'Give the text that it shows.' },
  {
    starts: [0xd4, 0xc3, 0xb2, 0xa1],
    what: 'a packet capture',
    hint: 'Give what curl -v or the log says of the call.',
  },
];

/** How much is looked at to tell text from what is none. */
const sampled = 65_536;
/** Text has next to no control characters; random bytes have one in ten. */
const allowedShare = 0.05;

/**
 * What turns the bytes of a text that begins like this into characters: UTF-8, or UTF-16 where a byte order mark
 * says so (PowerShell writes it).
 * @param name for the error
 * @throws EvidenceError for what is no text
 */
export function decoderOf(bytes: Uint8Array, name: string): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  const packed = known.find(({ starts }) => starts.every((byte, i) => bytes[i] === byte));
  if (packed) throw new EvidenceError('NOT_TEXT', `${name} is ${packed.what}, not text.`, packed.hint, ['artifacts']);
  const sample = bytes.subarray(0, sampled);
  const acting = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (acting > sample.length * allowedShare) {
    throw new EvidenceError(
      'NOT_TEXT',
      `${name} is binary, not text.`,
      'Give a transcript, log, HAR or error as text.',
      ['artifacts'],
    );
  }
  return new TextDecoder('utf-8');
}

/** The text of a file. */
export function textOf(bytes: Uint8Array, name: string): string {
  return decoderOf(bytes, name).decode(bytes);
}

/** C0 and DEL, but for those that stand in logs: tab, line feed, form feed, carriage return, backspace, escape. */
function isControl(byte: number): boolean {
  return (byte < 0x20 && ![0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)) || byte === 0x7f;
}
