import type { Hypothesis } from '@causeway/rules';
import { commandLine } from './command-line.ts';
import { thousands } from './figures.ts';
import { labelColumn, labelled, textLines } from './layout.ts';
import type { Line } from './line.ts';
import { commandLines, markdownLines } from './markdown.ts';
import type { View } from './view.ts';

/** What was masked, of which kind and where, and that a live secret is to be rotated. */
export function maskedLines({ diagnosis, width }: View): Line[] {
  const { redactions } = diagnosis;
  if (redactions.length === 0) return [];
  const kinds = Map.groupBy(redactions, (r) => r.kind);
  const named = [...kinds].map(([kind, found]) => {
    const places = [...new Set(found.map((r) => `${r.artifact ?? 'your words'}:${r.line}`))];
    const more = places.length - 1 + found.reduce((sum, r) => sum + (r.more ?? 0), 0);
    const where = more > 1 ? `${places[0]} and ${thousands(more)} more lines` : places.join(', ');
    return `${kind.replaceAll('-', ' ')} (${where})`;
  });
  const shown = named.length > 4 ? [...named.slice(0, 3), `${named.length - 3} more kinds`] : named;
  const said = `${shown.join(', ')}, before anything read it. Rotate what is live: your file still holds it.`;
  return labelled('Masked', textLines(said, width - labelColumn));
}

/** Good practice that the evidence shows missing, at most three. */
export function adviceLines({ diagnosis, width }: View): Line[] {
  return diagnosis.advice
    .slice(0, 3)
    .flatMap(({ title, text }, i) =>
      labelled(
        i === 0 ? 'Advice' : '',
        markdownLines(`${title.replace(/[.:]$/, '')}: ${text.trim()}`, width - labelColumn),
      ),
    );
}

/** How to see more, and where the vendor documents and keeps what this is about. */
export function moreLines({ diagnosis, again, width, verbose }: View): Line[] {
  const columns = width - labelColumn;
  const [first] = diagnosis.hypotheses;
  const { name, docs, settings } = diagnosis.provider ?? {};
  const ofWebhooks = isOfWebhooks(first);
  const explained = first && first.findings.length > 0 && again;
  return labelled('More', [
    ...(explained ? commandLines(commandLine(['causeway', 'explain', ...again]), columns) : []),
    ...(verbose ? [] : textLines('--verbose shows every observation', columns, 'dim')),
    ...(ofWebhooks && docs?.webhooks ? textLines(`${name} webhook reference: ${docs.webhooks}`, columns) : []),
    ...(docs?.api && !(ofWebhooks && docs.webhooks) ? textLines(`${name} API reference: ${docs.api}`, columns) : []),
    ...(settings?.webhooks && ofWebhooks ? textLines(`${name} webhook settings: ${settings.webhooks}`, columns) : []),
    ...(settings?.keys && first?.cause?.area === 'auth' ? textLines(`${name} keys: ${settings.keys}`, columns) : []),
  ]);
}

/** Whether what the vendor says of webhooks is of use: not for a call that the person makes themselves. */
function isOfWebhooks(first: Hypothesis | undefined): boolean {
  const area = first?.cause?.area ?? '';
  if (['webhook', 'delivery', 'signature'].includes(area)) return true;
  return first?.failure ? first.failure.direction === 'delivery' : !['auth', 'request', 'rate'].includes(area);
}
