import { fillCommand } from '@causeway/evidence';
import type { Hypothesis } from './diagnose.ts';
import type { Fix } from './knowledge/compile.ts';

/**
 * The fix of a hypothesis's cause, its command about the failing request: `{url}`, `{host}` and
 * `{method}` filled in, what is not known as a shell variable to set.
 * @returns null for "none of these"
 */
export function fixFor({ cause, failure }: Pick<Hypothesis, 'cause' | 'failure'>): Fix | null {
  if (!cause) return null;
  const { command } = cause.fix;
  if (command === null) return cause.fix;
  const about = { exchange: failure?.exchanges[0], host: failure?.host, method: failure?.method };
  return { ...cause.fix, command: fillCommand(command, about) };
}
