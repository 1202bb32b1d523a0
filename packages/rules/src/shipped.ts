import { compileKnowledge, type Knowledge } from './knowledge/compile.ts';
import { loadKnowledge, shippedFolder } from './knowledge/load.ts';

let compiled: Knowledge | undefined;

/** The knowledge that this package ships, compiled once a process. */
export function shippedKnowledge(): Knowledge {
  compiled ??= compileKnowledge(loadKnowledge());
  return compiled;
}

export { loadKnowledge, shippedFolder };
