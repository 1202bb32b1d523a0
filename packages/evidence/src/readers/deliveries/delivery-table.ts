import { saysNoAnswer, senderError } from '../../deliveries/sender-words.ts';
import { sentDelivery } from '../../deliveries/sent-delivery.ts';
import { isTableHead, stackedRow, type TableRow, tableRow } from '../../deliveries/table-row.ts';
import type { Section } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { type Claim, foundOf, indicesFrom } from '../../http/claims.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'delivery-table';
const failed = /fail|err|unsuccess|undeliver|time/i;
const about = /\b(?:deliver(?:y|ies)|webhooks?|notifications?|callbacks?)\b/i;
/** Only a line with a status or such a word can be a row. */
const possible = /\b[1-5]\d\d\b|[Ff]ail|[Ss]ucce|[Dd]eliver|ending|etry|imed?|rror|ERR|OK/;

/** Tables of deliveries as people copy them from a sender's dashboard: an event, a status or a word for it, a time. */
export const deliveryTable: Reader = {
  id,
  title: 'table of webhook deliveries',
  formats: [
    {
      title: 'Stripe table of event deliveries',
      sample: 'stripe.txt',
      source: 'https://docs.stripe.com/webhooks#event-deliveries',
    },
    {
      title: 'Stripe table of event deliveries, a cell a line',
      sample: 'stacked.txt',
      source: 'https://docs.stripe.com/webhooks#view-event-deliveries',
    },
    {
      title: 'BTCPay Server table of deliveries',
      sample: 'btcpay.txt',
      source: 'https://docs.btcpayserver.org/Development/GreenFieldExample-NodeJS/',
    },
    {
      title: 'PayPal table of webhook events',
      sample: 'paypal.txt',
      source: 'https://developer.paypal.com/api/rest/webhooks/',
    },
  ],
  read(section: Section): Found[] {
    const claims: Claim[] = [];
    let group: Placed[] = [];
    let head: number | undefined;
    let quiet = 0;
    const close = () => {
      if (isTable(section, group, head)) claims.push(...claimsOf(section, group, head));
      group = [];
      head = undefined;
    };
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      const own = possible.test(text.slice(0, 600)) ? tableRow(text, section.firstLine + i) : undefined;
      const stack = own ? undefined : stackedRow(section.lines, i);
      const row = own ?? (stack && tableRow(stack.text, section.firstLine + i));
      if (row) {
        group.push({ index: i, last: stack?.last ?? i, row });
        i = stack?.last ?? i;
        quiet = 0;
      } else if (isTableHead(text)) {
        close();
        head = i;
        quiet = 0;
      } else if (text.trim() !== '') {
        quiet += 1;
        // A row may have a line of its own for why it failed.
        if (quiet > 1) close();
      }
    }
    close();
    return foundOf(section, claims);
  },
};

interface Placed {
  index: number;
  /** Index of its last line. */
  last: number;
  row: TableRow;
}

function isTable(section: Section, group: readonly Placed[], head: number | undefined): boolean {
  const [first] = group;
  if (!first) return false;
  const headed = head !== undefined && first.index - head <= 3;
  if (headed) return true;
  if (group.some(({ row }) => !row.timed || row.timeFirst)) return false;
  const before = section.lines
    .slice(Math.max(0, first.index - 3), first.index)
    .some((line) => line.length < 200 && about.test(line));
  return group.length > 1 || before || first.row.deliveryId !== undefined;
}

function claimsOf(section: Section, group: readonly Placed[], head: number | undefined): Claim[] {
  const claims: Claim[] = [];
  const first = group[0]?.index ?? 0;
  if (head !== undefined && first - head <= 3) claims.push({ indices: [head] });
  const sender = senderOf(section, group);
  for (const [n, { index, last, row }] of group.entries()) {
    const line = section.firstLine + index;
    const below = section.lines[last + 1]?.trim() ?? '';
    const next = group[n + 1]?.index;
    const why =
      row.status === undefined &&
      failed.test(row.state ?? '') &&
      next !== last + 1 &&
      below.length < 500 &&
      saysNoAnswer(below)
        ? below
        : undefined;
    const exchange: Exchange = {
      ...sentDelivery(section, id, index, why ? last + 1 : last),
      ...(row.url ? { request: { url: row.url, headers: [], line } } : {}),
      ...(row.status ? { response: { status: row.status, headers: [], line } } : {}),
      ...(why ? { error: senderError(why, section.firstLine + last + 1) } : {}),
      ...(!row.status && !why && /time/i.test(row.state ?? '') ? { error: senderError(row.state ?? '', line) } : {}),
      ...(row.at ? { startedAt: row.at } : {}),
      attempt: {
        ...(sender ? { sender } : {}),
        event: row.event,
        ...(row.eventId ? { eventId: row.eventId } : {}),
        ...(row.deliveryId ? { deliveryId: row.deliveryId } : {}),
        ...(row.number ? { number: row.number } : {}),
        ...(row.state ? { state: row.state } : {}),
        line,
      },
    };
    const indices = indicesFrom(index, why ? last + 1 : last);
    claims.push({ indices, exchanges: [exchange] });
  }
  return claims;
}

/** Stripe's tables are known by their head and their ids. */
function senderOf(section: Section, group: readonly Placed[]): string | undefined {
  const first = group[0]?.index ?? 0;
  const above = section.lines
    .slice(Math.max(0, first - 3), first)
    .join('\n')
    .slice(0, 1000);
  if (/\bstripe\b|^\s*Event deliveries\b/im.test(above) || group.some(({ row }) => /^evt_/.test(row.eventId ?? '')))
    return 'stripe';
  return /\bbtcpay\b/i.test(above) ? 'btcpay' : /\bpaypal\b/i.test(above) ? 'paypal' : undefined;
}
