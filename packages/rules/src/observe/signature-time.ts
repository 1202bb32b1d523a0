const stamp = String.raw`(?:\w*[tT]ime_?[sS]tamp\w*|\bts\b|\bt\b|\w*[sS]ignedAt\w*|\bsent_?[aA]t\b)`;
const msNow = String.raw`(?:Date\.now\(\)|new Date\(\)\.getTime\(\)|System\.currentTimeMillis\(\)|time\.time\(\)\s*\*\s*1000|UnixMilli\(\)|ToUnixTimeMilliseconds\(\)|Instant\.now\(\)\.toEpochMilli\(\)|microtime\(true\)\s*\*\s*1000|os:system_time\(millisecond\))`;
const sNow = String.raw`(?:Math\.(?:floor|round|trunc)\(\s*(?:Date\.now\(\)|new Date\(\)\.getTime\(\))\s*/\s*1000\s*\)|(?:int\()?time\.time\(\)\)?(?!\s*\*)|\btime\(\)|Time\.now\.to_i|time\.Now\(\)\.Unix\(\)|ToUnixTimeSeconds\(\)|Instant\.now\(\)\.getEpochSecond\(\))`;
const wrapped = String.raw`(?:Number|parseInt|int|float|Math\.abs|abs|Long\.parseLong|intval|\(int\)|\s|\+|\(|\$)*`;
const scaled = /\/\s*1000|\*\s*1000|\*\s*1e3|\b1000\s*\*|milli|getTime\(\)\s*\/|Duration|Second\b/i;
const differences = [
  new RegExp(String.raw`(${msNow})\s*-\s*${wrapped}${stamp}`, 'g'),
  new RegExp(String.raw`${stamp}[\w)\]'" ,]{0,12}-\s*(${msNow})`, 'g'),
];
const inSeconds = [
  new RegExp(String.raw`${sNow}\)?\s*-\s*${wrapped}${stamp}`, 'g'),
  new RegExp(String.raw`${stamp}[\w)\]'" ,]{0,12}-\s*${sNow}`, 'g'),
];

/**
 * Whether a program subtracts times of one unit, as far as its text and the timestamp that came tell. Ten digits are
 * seconds since 1970 and thirteen milliseconds, from 2001 to 2286.
 * @param digits how many digits the timestamp of the delivery has
 */
export function unitsAgree(text: string, digits: 10 | 13 | undefined): { agree: boolean; at: number } | undefined {
  for (const pattern of differences) {
    for (const found of text.matchAll(pattern)) {
      const [around = ''] = text.slice(found.index, found.index + found[0].length + 30).split(/[<>]/);
      if (scaled.test(around.replace(found[1] ?? '', ''))) continue;
      if (digits !== undefined) return { agree: digits === 13, at: found.index };
      const window = /[<>]=?\s*(\d{2,9}(?:\s*\*\s*\d+){0,3})/.exec(text.slice(found.index, found.index + 300))?.[1];
      // Five minutes are 300 seconds and 300,000 milliseconds: a window below a minute of milliseconds was meant in seconds.
      const size = window?.split('*').reduce((product, part) => product * Number(part), 1);
      if (size !== undefined && size <= 7200) return { agree: false, at: found.index };
    }
  }
  if (digits === undefined) return undefined;
  for (const pattern of inSeconds) {
    for (const found of text.matchAll(pattern)) {
      const around = text.slice(found.index + 1, found.index + found[0].length + 30);
      const rest = around.slice(around.lastIndexOf('-'));
      if (/1000|1e3|milli/i.test(rest)) continue;
      return { agree: digits === 10, at: found.index };
    }
  }
  return undefined;
}
