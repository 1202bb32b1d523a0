/** Request methods as logs print them, for building patterns: one group. */
export const methodPattern = '(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE|PROPFIND|PURGE)';

/** True for the numbers that HTTP uses as status codes. */
export function isStatus(value: number): boolean {
  return Number.isInteger(value) && value >= 100 && value <= 599;
}

/** A host without the port that its scheme has anyway. */
export function withoutDefaultPort(host: string, scheme: string): string {
  return host.replace(scheme === 'https' ? /:443$/ : /:80$/, '');
}

/** Milliseconds of a duration as logs print it: `82ms`, `1.204 ms`, `0.5s`, `412µs`, `1.2 sec`; undefined otherwise. */
export function durationMillis(text: string): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,9})?)\s?(ns|µs|μs|us|ms|s|sec|seconds?|m)?$/.exec(text.trim());
  if (!match?.[2]) return undefined;
  const value = Number(match[1]);
  const unit = match[2];
  if (unit === 'ms') return value;
  if (unit === 'ns') return value / 1e6;
  if (unit.endsWith('s') && unit.length === 2) return value / 1e3;
  return unit === 'm' ? value * 60_000 : value * 1000;
}
