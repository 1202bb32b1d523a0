import { readLogLine } from '../../logs/log-line.ts';
import { isLogfmt } from '../../logs/logfmt.ts';
import { readLogged } from '../../logs/logged-record.ts';
import type { Found, Reader } from '../../reader.ts';

/** Logs of `key=value` pairs, as logrus, go-kit, log/slog and Grafana's programs write them. */
export const logfmt: Reader = {
  id: 'logfmt',
  title: 'logfmt',
  formats: [
    { title: 'logrus, text', sample: 'logrus.txt', source: 'logrus 1.9.0, run' },
    { title: 'log/slog and go-kit, logfmt', sample: 'slog.txt', source: 'https://pkg.go.dev/log/slog#TextHandler' },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length < 6 || text.length > 200_000 || !text.includes('=')) continue;
      const line = section.firstLine + i;
      const log = readLogLine(text, line);
      if (!isLogfmt(log.message)) continue;
      const place = { reader: logfmt.id, artifact: section.artifact, firstLine: line, lastLine: line };
      const item = readLogged(log, [], place);
      if (item) found.push(item);
    }
    return found;
  },
};
