import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Assessment, type ExampleResult, type Knowledge, type KnowledgeFiles, runExamples } from '@causeway/rules';

/** Fewer examples than this take no longer than a thread takes to start and to compile the knowledge. */
const worthThread = 400;
/** More threads than this have no use for the memory that they take. */
const mostThreads = 8;

/** Which examples to run: those of every so-manieth cause, from one on. */
export interface PartTold {
  /** Of the knowledge: what a thread reads itself may have changed meanwhile. */
  files: KnowledgeFiles;
  /** Of the ids of their causes. */
  prefix: string;
  part: number;
  parts: number;
}

/** What came of examples. */
export interface RanExamples {
  results: ExampleResult[];
  /** What was known of each failure of each example. */
  records: Assessment['situation']['record'][];
}

/** In how many parts the examples of a knowledge are best run on this machine. */
export function usefulParts({ causes }: Knowledge, prefix: string): number {
  let examples = 0;
  for (const { id, cases } of causes.values()) {
    if (id.startsWith(prefix)) examples += (cases?.leads_here.length ?? 0) + (cases?.not_here.length ?? 0);
  }
  return Math.max(1, Math.min(Math.floor(examples / worthThread), availableParallelism(), mostThreads));
}

/**
 * Runs examples in so many threads, this one among them; what comes of it is the same, in the same order.
 * @param knowledge compiled from the files
 */
export async function runInParts(
  knowledge: Knowledge,
  { parts, ...which }: Omit<PartTold, 'part'>,
): Promise<RanExamples> {
  const others = Array.from({ length: parts - 1 }, (_, i) => inThread({ ...which, part: i + 1, parts }));
  const ran = [await runPart(knowledge, { ...which, part: 0, parts }), ...(await Promise.all(others))];
  const byCause = Map.groupBy(
    ran.flatMap(({ results }) => results),
    ({ cause }) => cause,
  );
  return {
    results: [...knowledge.causes.keys()].flatMap((id) => byCause.get(id) ?? []),
    records: ran.flatMap(({ records }) => records),
  };
}

/** Runs one part of the examples. */
export async function runPart(knowledge: Knowledge, { prefix, part, parts }: PartTold): Promise<RanExamples> {
  const wanted = [...knowledge.causes.keys()].filter((id) => id.startsWith(prefix));
  const own = new Set(wanted.filter((_, i) => i % parts === part));
  const records: RanExamples['records'] = [];
  const results = await runExamples(
    knowledge,
    (cause) => own.has(cause),
    ({ assessment }) => records.push(...assessment.observed.subjects.map(({ record }) => record)),
  );
  return { results, records };
}

function inThread(told: PartTold): Promise<RanExamples> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./example-thread.ts', import.meta.url), { workerData: told });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('A thread that runs examples ended before it was done.')));
  });
}
