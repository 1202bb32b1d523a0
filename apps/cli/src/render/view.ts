import type { Exchange } from '@causeway/evidence';
import type { Diagnosis, Knowledge } from '@causeway/rules';

/** What a diagnosis is shown from. */
export interface View {
  diagnosis: Diagnosis;
  knowledge: Knowledge;
  /** Everything that was read, failed or not. */
  exchanges: readonly Exchange[];
  /** Bytes of each artifact as it was given, by name. */
  sizes: ReadonlyMap<string, number>;
  /** Lines of them that were too long to be read to their end. */
  cutLines: number;
  /** The words after `causeway diagnose` that give the same evidence again; undefined where they are no line to type. */
  again: readonly string[] | undefined;
  /** How one reads more about a cause, an address or a command; without it nothing is said of that. */
  more?: (cause: string) => string;
  /** Columns. */
  width: number;
  /** All observations, and what was recognised where. */
  verbose: boolean;
}
