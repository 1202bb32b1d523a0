import { EvidenceError } from '@causeway/evidence';
import {
  type Circumstances,
  compileKnowledge,
  type Evidence,
  type KnowledgeFiles,
  type Witnessed,
  witness,
} from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { workerData } from 'piscina';
import { seenOf } from './seen.ts';

/** What a thread is started with: the knowledge to observe by; without it, what ships. */
export interface ThreadData {
  files?: KnowledgeFiles | undefined;
}

export interface WitnessTask {
  evidence: Evidence;
  circumstances: Circumstances;
}

/** An error's class does not survive the way between threads, so a refusal travels as data. */
export type WitnessResult = { seen: Witnessed } | { refused: ConstructorParameters<typeof EvidenceError> };

const { files }: ThreadData = workerData;
const knowledge = files ? compileKnowledge(files) : shippedKnowledge();

/** Looks at evidence, in a thread of its own. */
export default function run({ evidence, circumstances }: WitnessTask): WitnessResult {
  try {
    return { seen: seenOf(witness(evidence, knowledge, circumstances)) };
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    const { code, message, hint, field, limit } = error;
    return { refused: [code, message, hint, field, limit] };
  }
}
