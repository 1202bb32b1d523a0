import { compileKnowledge, type Knowledge } from './knowledge/compile.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { observableFacts } from './observe/observers.ts';

let compiled: Knowledge | undefined;

/** The knowledge that this package ships, compiled once a process. */
export function shippedKnowledgeCompiled(): Knowledge {
  compiled ??= compileKnowledge(loadKnowledge(), observedFacts);
  return compiled;
}

/** Facts that code can observe without cue or question: those of exchanges, and the provider. */
export const observedFacts: ReadonlySet<string> = new Set([...observableFacts, 'provider.id', 'provider.named_by']);
