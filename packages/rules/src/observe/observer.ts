import type { FactValue } from '../knowledge/fact-values.ts';
import type { Scene } from './failure.ts';

/** Notes a fact seen at a line of the exchange's artifact (or at several). */
type Note = (fact: string, value: FactValue | undefined, firstLine: number, lastLine?: number) => void;

/** Derives facts of one kind from a failure. One file each; `observers.ts` lists them. */
export interface Observer {
  /** Every fact it can note: the checker uses this to find facts that nothing can observe. */
  facts: readonly string[];
  observe(scene: Scene, note: Note): void;
}
