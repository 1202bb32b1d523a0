import { Finds } from '../../logs/finds.ts';
import { JsonLog, jsonColumn } from '../../logs/json-log.ts';
import type { Reader } from '../../reader.ts';

/** What the web server Caddy logs of requests, and of why they failed: JSON, a record a line. */
export const caddyLog: Reader = {
  id: 'caddy-log',
  title: 'Caddy log',
  formats: [
    { title: 'Caddy access log', sample: 'access.txt', source: 'Caddy 2.6.2, run' },
    { title: 'Caddy error log', sample: 'errors.txt', source: 'Caddy 2.6.2, run' },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const log = new JsonLog(caddyLog.id, section.artifact, true);
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (!text.includes('"http.log.')) continue;
      const column = jsonColumn(text);
      if (column >= 0) log.read(text, column, section.firstLine + i, finds);
    }
    return finds.found;
  },
};
