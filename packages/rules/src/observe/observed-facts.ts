import { likenessFacts } from '../knowledge/wordings.ts';
import { observableFacts } from './observers.ts';
import { settingFacts } from './setting-notes.ts';

/** Facts that code observes, without cue or question: those of exchanges and of settings, and the vendor. */
export const observedFacts: ReadonlySet<string> = new Set([
  ...observableFacts,
  ...settingFacts,
  ...Object.values(likenessFacts),
  'provider.id',
  'provider.named_by',
]);
