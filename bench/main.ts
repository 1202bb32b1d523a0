import { benchDiagnose } from './diagnose.ts';
import { benchGrowth } from './growth.ts';
import { benchJudging } from './judging.ts';
import type { Line } from './measure.ts';

/** `npm run bench`: ratios measured in one run, and whether each holds what is wanted of it. */
const lines: Line[] = [...(await benchJudging()), ...(await benchDiagnose()), ...(await benchGrowth())];
const width = Math.max(...lines.map((line) => line.what.length));
for (const { what, measured, wanted, holds } of lines) {
  const verdict = holds === undefined ? '' : holds ? 'holds' : 'DOES NOT HOLD';
  process.stdout.write(`${what.padEnd(width)}  ${wanted.padStart(8)}  ${verdict.padEnd(13)}  ${measured}\n`);
}
