import { Clock } from '../../logs/clock.ts';
import { Finds } from '../../logs/finds.ts';
import { readQuoted } from '../../logs/quoted-request.ts';
import type { Reader } from '../../reader.ts';

/** Traefik, "Access logs", common format, behind the user agent: number of the request, router, server, duration. */
const behind = /" (\d{1,15}|-) "([^"\s]{0,500})" "([^"\s]{0,2000})" (\d{1,12})ms$/;

/** Access logs of Traefik in its common format. As JSON they are read with other JSON logs. */
export const traefikLog: Reader = {
  id: 'traefik-log',
  title: 'Traefik access log',
  formats: [
    {
      title: 'Traefik access log',
      sample: 'common.txt',
      source: 'https://doc.traefik.io/traefik/observability/access-logs/',
    },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const clock = new Clock();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (!text.endsWith('ms') || text.length > 20_000) continue;
      const match = behind.exec(text);
      const line = section.firstLine + i;
      const quoted = match ? readQuoted(text, line, section.artifact, clock) : undefined;
      if (!match || !quoted) continue;
      const [, count = '', router = '', server = '', took] = match;
      const fields: Record<string, string> = { request_count: count };
      if (router !== '' && router !== '-') fields.router = router;
      if (server !== '' && server !== '-') fields.upstream = server;
      finds.add(line, { ...quoted.exchange, reader: traefikLog.id, durationMs: Number(took), fields });
    }
    return finds.found;
  },
};
