import { fillCommand } from '@causeway/evidence';
import type { Hypothesis } from './diagnose.ts';
import type { Fix } from './knowledge/compile.ts';
import { vendorFacts } from './vendor-facts.ts';

/**
 * The fix of a hypothesis's cause, its command about the failing request: `{url}`, `{host}` and
 * `{method}` filled in, what is not known as a shell variable to set. Behind the steps stands what the
 * vendor documents of it, where it is known.
 * @returns null for "none of these"
 */
export function fixFor({ cause, failure, provider }: Pick<Hypothesis, 'cause' | 'failure' | 'provider'>): Fix | null {
  if (!cause) return null;
  const known = provider && vendorFacts(cause.id, provider);
  const fix = known ? { ...cause.fix, steps: `${cause.fix.steps}\n\n${known}` } : cause.fix;
  if (fix.command === null) return fix;
  const about = { exchange: failure?.exchanges[0], host: failure?.host, method: failure?.method };
  return { ...fix, command: fillCommand(fix.command, about) };
}
