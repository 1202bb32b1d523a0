import { parentPort, workerData } from 'node:worker_threads';
import { compileKnowledge } from '@causeway/rules';
import { type PartTold, runPart } from './example-parts.ts';

/** Runs one part of the examples of a knowledge, and answers with what came of it. */
const told: PartTold = workerData;
parentPort?.postMessage(await runPart(compileKnowledge(told.files), told));
