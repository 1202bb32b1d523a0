import type { Exchange, Setting } from '@causeway/evidence';
import type { FactValue } from '../knowledge/fact-values.ts';

/** Notes a fact that a setting shows. */
export type NoteSetting = (fact: string, value: FactValue, setting: Setting) => void;

/** Facts that settings show and that no cue or question tells. */
export const settingFacts: readonly string[] = ['request.over_body_limit'];

/** What settings are compared with. */
export interface Around {
  exchanges: readonly Exchange[];
  /** The report's words, in lower case. */
  words: string;
  /** Milliseconds since 1970 in UTC. */
  now: number;
}
