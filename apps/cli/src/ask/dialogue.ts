import { openSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';
import { EvidenceError } from '@causeway/evidence';
import type { Appearance, Console } from '../terminal/console.ts';

/** The terminal that a person answers on, which need not be standard input and output. */
export interface Dialogue {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  environment: Record<string, string | undefined>;
  appearance: Appearance;
  /** Lets the program end: a terminal opened for the dialogue would keep it waiting. */
  close(): void;
}

/**
 * Standard input and output where they are a terminal, else the terminal that the process belongs to:
 * `cat log | causeway diagnose --ask > result.txt` still asks.
 * @throws EvidenceError where there is no terminal
 */
export function openDialogue({ input, output, environment }: Console, appearance: Appearance): Dialogue {
  const opened: (ReadStream | WriteStream)[] = [];
  const from = <T extends ReadStream | WriteStream>(open: () => T): T => {
    try {
      const stream = open();
      opened.push(stream);
      return stream;
    } catch {
      throw new EvidenceError(
        'NO_TERMINAL',
        'There is no terminal to ask on.',
        'Leave out --ask, or give answers on the command line: --answer QUESTION=CHOICE.',
        ['ask'],
      );
    }
  };
  return {
    input: input.isTTY ? input : from(() => new ReadStream(openSync('/dev/tty', 'r'))),
    output: output.isTTY ? output : from(() => new WriteStream(openSync('/dev/tty', 'w'))),
    environment,
    appearance,
    close: () => {
      for (const stream of opened) stream.destroy();
      // Reading from it keeps the process alive.
      input.pause();
    },
  };
}
