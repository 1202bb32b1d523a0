import { benchDiagnose } from './diagnose.ts';
import { benchGrowth } from './growth.ts';
import { benchHarReading } from './har-reading.ts';
import { benchJudging } from './judging.ts';
import { benchLargeFile } from './large-file.ts';
import { benchLogReading } from './log-reading.ts';
import type { Line } from './measure.ts';
import { benchRedaction } from './redaction.ts';
import { benchServiceLag } from './service-lag.ts';

/** `npm run bench [-- name …]`: ratios measured in one run, and whether each holds what is wanted of it. */
const benches: Record<string, () => Promise<Line[]>> = {
  judging: benchJudging,
  diagnose: benchDiagnose,
  growth: benchGrowth,
  'log-reading': benchLogReading,
  'har-reading': benchHarReading,
  redaction: benchRedaction,
  'service-lag': benchServiceLag,
  'large-file': benchLargeFile,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const lines = await bench();
  const width = Math.max(...lines.map((line) => line.what.length));
  for (const { what, measured, wanted, holds } of lines) {
    const verdict = holds === undefined ? '' : holds ? 'holds' : 'DOES NOT HOLD';
    process.stdout.write(`${what.padEnd(width)}  ${wanted.padStart(10)}  ${verdict.padEnd(13)}  ${measured}\n`);
  }
}
