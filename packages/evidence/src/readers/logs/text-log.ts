import { readLogLine } from '../../logs/log-line.ts';
import { isLogfmt } from '../../logs/logfmt.ts';
import { callIn, readLogged } from '../../logs/logged-record.ts';
import type { Found, Reader } from '../../reader.ts';

const mostContinuation = 30;

/** Text logs with a time or a level in front. The last reader: it takes any line that looks logged. */
export const textLog: Reader = {
  id: 'text-log',
  title: 'text log',
  formats: [
    { title: 'log of Python', sample: 'python-logging.txt', source: 'Python 3.11.2, run' },
    {
      title: 'kubectl logs with prefix and timestamps',
      sample: 'kubectl.txt',
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/',
    },
    {
      title: 'container log of Docker as JSON',
      sample: 'docker-json.txt',
      source: 'https://docs.docker.com/engine/logging/drivers/json-file/',
    },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length < 6 || text.length > 200_000) continue;
      const line = section.firstLine + i;
      const log = readLogLine(text, line);
      const isLog =
        (log.timed || (log.level !== undefined && log.message !== '')) &&
        (log.message !== '' || log.level !== undefined);
      const place = { reader: 'text-log', artifact: section.artifact, firstLine: line, lastLine: line };
      if (isLog || isLogfmt(log.message)) {
        const more = continuation(section.lines, i + 1);
        place.lastLine = line + more.length;
        const item = readLogged(log, more, place);
        if (!item) continue;
        found.push(item);
        i += more.length;
      } else {
        // A bare line that names a call and its answer is evidence, logged or not.
        const exchange = callIn(text.trim(), log, place, true);
        if (exchange) found.push({ firstLine: line, lastLine: line, exchanges: [exchange] });
      }
    }
    return found;
  },
};

/** Indented lines below a logged one belong to it, unless they are log lines themselves. */
function continuation(lines: readonly string[], from: number): string[] {
  const more: string[] = [];
  for (let i = from; i < lines.length && more.length < mostContinuation; i += 1) {
    const text = lines[i] ?? '';
    if (!/^(?: {2,}|\t)\S/.test(text) || text.length > 5000) break;
    const own = readLogLine(text, 0);
    if (own.timed || own.level || isLogfmt(own.message)) break;
    more.push(text.trim());
  }
  return more;
}
