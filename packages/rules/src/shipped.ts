import { compileKnowledge, type Knowledge } from './knowledge/compile.ts';
import { loadKnowledge } from './knowledge/load.ts';

let compiled: Knowledge | undefined;

/** The knowledge that this package ships, compiled once a process. */
export function shippedKnowledge(): Knowledge {
  compiled ??= compileKnowledge(loadKnowledge());
  return compiled;
}

export { loadKnowledge };
