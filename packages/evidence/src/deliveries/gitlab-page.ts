import type { Section } from '../document.ts';
import type { Exchange } from '../exchange.ts';
import { type Claim, foundOf } from '../http/claims.ts';
import { isStatus } from '../http/words.ts';
import type { Found } from '../reader.ts';
import { senderError } from './sender-words.ts';
import { sentDelivery } from './sent-delivery.ts';

/** What the page says after "Test": `lib/gitlab/…/web_hooks` wording, the same for years. */
const tested =
  /^(?:\W{0,4})Hook execut(?:ed successfully(?: but returned|:)? HTTP (\d{3})\s?(.*)|ion failed: ?(.{1,2000}))$/;
/** A row of "Recent events": status, trigger, seconds, how long ago. */
const recent =
  /^\s*(\d{3}|internal error|Error)\s{1,20}((?:[A-Z][A-Za-z]{1,20} ){1,4}(?:Hook|Hooks|Event|Events|events))\s{1,20}(\d{1,4}(?:\.\d{1,6})?) ?(sec|seconds?|s|ms)\b/;

/** GitLab's answer to a test of a webhook, and rows of its request history. */
export function gitlabLines(section: Section, reader: string): Found[] {
  const claims: Claim[] = [];
  for (const [i, text] of section.lines.entries()) {
    if (text.length > 20_000 || !(text.includes('Hook') || text.includes('vent'))) continue;
    const line = section.firstLine + i;
    const base = sentDelivery(section, reader, i);
    const answer = tested.exec(text.trim());
    const row = answer ? null : recent.exec(text);
    if (answer) {
      const [, digits, rest, said] = answer;
      const body = rest?.trim();
      const place = { firstLine: line, lastLine: line };
      const exchange: Exchange = {
        ...base,
        ...(digits && isStatus(Number(digits))
          ? {
              response: {
                status: Number(digits),
                headers: [],
                ...(body ? { body: { text: body, ...place, truncated: false } } : {}),
                line,
              },
            }
          : {}),
        ...(said ? { error: senderError(said, line) } : {}),
        attempt: { sender: 'gitlab', state: digits && digits < '300' ? 'success' : 'failed', line },
      };
      claims.push({ indices: [i], exchanges: [exchange] });
    } else if (row?.[1] && row[2] && row[3]) {
      const status = Number(row[1]);
      const took = Number(row[3]) * (row[4] === 'ms' ? 1 : 1000);
      const exchange: Exchange = {
        ...base,
        ...(isStatus(status)
          ? { response: { status, headers: [], line } }
          : { error: { message: row[1], firstLine: line, lastLine: line } }),
        durationMs: Math.round(took),
        attempt: { sender: 'gitlab', event: row[2].trim(), state: row[1], line },
      };
      claims.push({ indices: [i], exchanges: [exchange] });
    }
  }
  return foundOf(section, claims);
}
