import type { Provider } from './knowledge/compile.ts';

/** A fact of a profile as a sentence, with a full stop. */
const sentences = {
  timeout: ({ webhooks }) => webhooks?.timeout_s && `It waits ${webhooks.timeout_s} s for the answer.`,
  acknowledgement: ({ webhooks }) => named('What it wants for an answer', webhooks?.acknowledgement),
  retries: ({ webhooks }) => named('Retries', webhooks?.retries),
  disables: ({ webhooks }) => named('When it stops', webhooks?.disables_after),
  handshake: ({ webhooks }) => named('How it tries the address', webhooks?.handshake),
  eventId: ({ webhooks }) => webhooks?.event_id && `An event is known again by \`${webhooks.event_id}\`.`,
  redirects: ({ webhooks }) => (webhooks?.follows_redirects === false ? 'It does not follow redirects.' : undefined),
  scheme: ({ signature }) =>
    signature?.signed_content &&
    `It signs \`${signature.signed_content}\` with ${[signature.algorithm, signature.encoding].filter(Boolean).join(', in ')}, and sends it in \`${signature.header}\`${signature.format ? ` as \`${signature.format}\`` : ''}.`,
  scheme_notes: ({ signature }) => signature?.notes,
  tolerance: ({ signature }) => signature?.tolerance_s && `A signature may be ${signature.tolerance_s} s old.`,
  unit: ({ signature }) =>
    signature?.timestamp_unit &&
    `Its timestamp is in ${{ s: 'seconds', ms: 'milliseconds' }[signature.timestamp_unit]}.`,
  hosts: ({ test_hosts = [], live_hosts = [] }) =>
    test_hosts.length + live_hosts.length > 0
      ? [listed('For testing', test_hosts), listed('Live', live_hosts)].filter(Boolean).join(' ')
      : undefined,
  regions: ({ regions = [] }) =>
    regions.length > 0
      ? `Its regions: ${regions.map(({ name, host }) => (host ? `${name} (\`${host}\`)` : name)).join(', ')}.`
      : undefined,
} satisfies Record<string, (provider: Provider) => string | number | undefined>;

/** What of a vendor matters to a cause. Of a signature all of it does. */
export const matters: Readonly<Record<string, readonly (keyof typeof sentences)[]>> = {
  'auth.environment_mismatch': ['hosts'],
  'auth.wrong_region_or_account': ['regions'],
  'delivery.duplicate_retry': ['timeout', 'retries', 'eventId'],
  'delivery.missed_after_outage': ['retries', 'disables'],
  'signature.timestamp_out_of_tolerance': ['tolerance', 'unit'],
  'signature.timestamp_unit': ['unit', 'tolerance'],
  'webhook.ack_contract_not_met': ['acknowledgement', 'retries'],
  'webhook.auto_disabled': ['disables', 'acknowledgement'],
  'webhook.delivery_delayed': ['retries'],
  'webhook.handler_timeout': ['timeout', 'acknowledgement', 'retries'],
  'webhook.handshake_failed': ['handshake'],
  'webhook.redirect_not_followed': ['redirects', 'acknowledgement'],
  'webhook.subscription_expired': ['disables'],
};

/**
 * What the vendor documents that matters to the fix of a cause, as a paragraph of Markdown.
 * @returns undefined where its profile tells nothing of it
 */
export function vendorFacts(cause: string, provider: Provider): string | undefined {
  const ofSignature: readonly (keyof typeof sentences)[] = cause.startsWith('signature.')
    ? ['scheme', 'scheme_notes']
    : [];
  const said = (matters[cause] ?? ofSignature).flatMap((name) => sentences[name](provider) || []);
  return said.length > 0 ? `**At ${provider.name}:** ${said.join(' ')}` : undefined;
}

function named(what: string, text: string | undefined): string | undefined {
  return text && `${what}: ${text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`;
}

function listed(what: string, hosts: readonly string[]): string | undefined {
  return hosts.length > 0 ? `${what}: ${hosts.map((host) => `\`${host}\``).join(', ')}.` : undefined;
}
