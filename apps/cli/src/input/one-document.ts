import { EvidenceError, limits } from '@causeway/evidence';

const mebibytes = limits.artifactBytesTogether / 1024 / 1024;

/**
 * Why a text that begins like this cannot be read piece by piece; undefined where it can. One JSON document (a HAR
 * is one) means nothing before its end; a log of JSON has a whole object on each line.
 * @param head the beginning, of some ten thousand characters at least
 */
export function oneDocument(head: string, name: string): EvidenceError | undefined {
  const start = head.trimStart();
  if (!/^[[{]/.test(start)) return undefined;
  const end = start.indexOf('\n');
  const line = end < 0 ? start : start.slice(0, end);
  // What is not JSON either begins like one by chance: `[2025-01-01 …] GET /`.
  if (!/^(?:\{\s*(?:"|$)|\[\s*(?:[[{"]|$))/.test(line) || isJson(line)) return undefined;
  const isHar = /"log"\s*:\s*\{/.test(start.slice(0, 2_000)) || name.endsWith('.har');
  return new EvidenceError(
    'TOO_LARGE',
    `${name} is one ${isHar ? 'HAR' : 'JSON document'} of more than ${mebibytes} MiB, which is the limit of what is read whole.`,
    isHar
      ? `Keep what failed: jq '.log.entries |= map(select(.response.status == 0 or .response.status >= 400))' ${name} > small.har`
      : `Write it one record a line, which has no limit: jq -c '.[]' ${name} | causeway diagnose`,
    ['artifacts'],
    limits.artifactBytesTogether,
  );
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
