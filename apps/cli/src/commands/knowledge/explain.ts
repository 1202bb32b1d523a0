import { EvidenceError } from '@causeway/evidence';
import { dataFolder, redactionKey } from '@causeway/evidence/redaction-key';
import { assess, trace } from '@causeway/rules';
import { jsonText } from '../../json/json-text.ts';
import { traceJson } from '../../json/trace-json.ts';
import { traceLines } from '../../render/knowledge-report-trace.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { type EvidenceOptions, evidenceOf, knowledgeOf, takeGiven } from '../evidence.ts';

export interface TraceOptions extends EvidenceOptions, Appearance {
  json?: boolean;
  /** Also rules that do not hold. */
  all?: boolean;
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
  const circumstances = {
    now: Date.now(),
    redactionKey: redactionKey(dataFolder(console.environment)),
    maskPersonalData: options.maskPersonalData === true,
  };
  const given = await takeGiven(files, options, console, circumstances.redactionKey);
  const assessed = await assess(evidenceOf(given), knowledge, circumstances);
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
          sizes: new Map([...given.artifacts, ...given.streamed].map((a) => [a.name, a.bytes])),
          cutLines: given.streamed.reduce((sum, { cutLines }) => sum + cutLines, 0),
          again: given.again,
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
