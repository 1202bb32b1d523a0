import { EvidenceError } from '@causeway/evidence';
import { dataFolder, redactionKey } from '@causeway/evidence/redaction-key';
import {
  assess,
  type Circumstances,
  type Evidence,
  exampleCases,
  exampleGiven,
  type Knowledge,
  trace,
} from '@causeway/rules';
import { jsonText } from '../../json/json-text.ts';
import { traceJson } from '../../json/trace-json.ts';
import { traceLines } from '../../render/knowledge-report-trace.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { type EvidenceOptions, evidenceOf, knowledgeOf, takeGiven } from '../evidence.ts';

export interface TraceOptions extends EvidenceOptions, Appearance {
  json?: boolean;
  /** Also rules that do not hold. */
  all?: boolean;
  /** An example of the knowledge instead of files: `cause: name`, or how that begins. */
  example?: string;
  /** Only causes whose id begins with this. */
  cause?: string;
}

/**
 * Shows how a diagnosis came about, step by step, for those who write knowledge.
 * @returns exit status 0
 * @throws EvidenceError for evidence that cannot be taken, and where no cause begins with what is asked for
 */
export async function traceDiagnosis(
  files: readonly string[],
  options: TraceOptions,
  console: Console,
): Promise<number> {
  const knowledge = knowledgeOf(options);
  const { cause = '' } = options;
  if (![...knowledge.causes.keys(), 'none'].some((id) => id.startsWith(cause))) {
    throw new EvidenceError('UNKNOWN_CAUSE', `No cause begins with "${cause.slice(0, 100)}".`, 'Give an area: auth.', [
      'cause',
    ]);
  }
  const given = options.example === undefined ? await takeFiles(files, options, console) : undefined;
  const { evidence, circumstances } = given ?? exampleEvidence(options.example ?? '', knowledge);
  const assessed = await assess(evidence, knowledge, circumstances);
  const traced = trace(assessed);
  const all = options.all === true;
  if (options.json) {
    const causes = traced.causes.filter((c) => (c.cause?.id ?? 'none').startsWith(cause));
    console.output.write(jsonText(traceJson({ ...traced, causes }, assessed, all)));
    return 0;
  }
  await show(
    ({ width }) =>
      traceLines(
        traced,
        {
          diagnosis: assessed.diagnosis,
          knowledge,
          exchanges: assessed.assessment.reading.exchanges,
          sizes: given?.sizes ?? new Map(),
          cutLines: given?.cutLines ?? 0,
          again: undefined,
          width,
          verbose: true,
        },
        { all, cause },
      ),
    console,
    options,
  );
  return 0;
}

/** What a diagnosis is made from, and what is told of it. */
interface Taken {
  evidence: Evidence;
  circumstances: Circumstances;
  /** Bytes of each artifact, by name. */
  sizes: ReadonlyMap<string, number>;
  /** Lines that were too long to be read to their end. */
  cutLines: number;
}

async function takeFiles(files: readonly string[], options: TraceOptions, console: Console): Promise<Taken> {
  if (files.length === 0 && console.input.isTTY && !options.report) {
    throw new EvidenceError(
      'NO_EVIDENCE',
      'There is nothing to trace: no file, nothing piped in, no --report, no --example.',
      'causeway knowledge explain FILE   |   causeway knowledge explain --example auth.token_expired',
      ['FILE'],
    );
  }
  const circumstances = {
    now: Date.now(),
    redactionKey: redactionKey(dataFolder(console.environment)),
    maskPersonalData: options.maskPersonalData === true,
  };
  const given = await takeGiven(files, options, console, circumstances.redactionKey);
  return {
    evidence: evidenceOf(given),
    circumstances,
    sizes: new Map([...given.artifacts, ...given.streamed].map((a) => [a.name, a.bytes])),
    cutLines: given.streamed.reduce((sum, { cutLines }) => sum + cutLines, 0),
  };
}

/** The evidence of the one example of which `cause: name` begins so. */
function exampleEvidence(wanted: string, knowledge: Knowledge): Pick<Taken, 'evidence' | 'circumstances'> {
  const found = exampleCases([knowledge]).filter(({ id }) => id.startsWith(wanted));
  const [first] = found.filter(({ id }) => found.length === 1 || id === wanted);
  if (first) return exampleGiven(first.example, knowledge);
  const named = found.slice(0, 12).map(({ id }) => `"${id}"`);
  throw new EvidenceError(
    'NO_EXAMPLE',
    `${found.length === 0 ? 'No example begins' : `${found.length} examples begin`} with "${wanted.slice(0, 100)}".`,
    found.length === 0 ? 'Give the id of its cause, or "cause: name".' : `Give one: ${named.join(', ')}.`,
    ['example'],
  );
}
