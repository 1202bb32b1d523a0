import { observableFacts } from './observers.ts';

/** Facts that code observes, without cue or question: those of exchanges, and the vendor. */
export const observedFacts: ReadonlySet<string> = new Set([...observableFacts, 'provider.id', 'provider.named_by']);
