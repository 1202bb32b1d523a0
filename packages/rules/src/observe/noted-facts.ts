import { observedFacts } from './observed-facts.ts';

/**
 * Facts that code notes, with whatever value it sees: those that nothing else tells, and those that cues or a
 * question tell as well. A test holds this list to what the examples of the shipped knowledge show.
 */
export const notedFacts: ReadonlySet<string> = new Set([
  ...observedFacts,
  'config.key_as_written',
  'config.set_in_two_places',
  'credential.reaches_app',
  'network.dns_result',
  'network.filters_addresses',
  'network.packets_arrive',
  'network.private_record',
  'network.proxy_passes_address',
  'network.proxy_rewrites_path',
  'practice.checks_certificates',
  'report.direction',
  'signature.complaint',
  'signature.hashed_body',
  'signature.parser_before',
  'signature.secret_handling',
  'signature.sender_has_secret',
  'tls.chain_sent',
  'tls.issuer',
  'tls.names_covered',
  'tls.past_its_dates',
  'tls.verify_error',
  'webhook.csrf_check_runs',
  'webhook.error_swallowed',
  'webhook.event_type_enabled',
  'webhook.has_end_date',
  'webhook.login_in_front',
  'webhook.registered_for',
  'webhook.saved_url',
]);
