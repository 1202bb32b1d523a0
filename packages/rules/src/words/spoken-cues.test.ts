import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { reportName } from '../evidence-input.ts';
import { observeText } from '../observe/observe-text.ts';
import { shippedKnowledge } from '../shipped.ts';

/** What a report says: facts with their values, guesses in brackets. */
function saidIn(report: string): string[] {
  const documents = [toDocument(reportName, report)];
  return observeText(documents, read(documents), shippedKnowledge()).map(({ fact, value, source }) =>
    source.kind === 'report' && source.hedged ? `(${fact}=${value})` : `${fact}=${value}`,
  );
}

describe('a report in German', () => {
  it.each([
    ['Unsere Webhooks kommen seit gestern nicht mehr an.', ['webhook.arrives=false', 'history.worked_before=true']],
    [
      'Jede Anfrage wird abgelehnt, der Schlüssel ist ungültig.',
      ['history.frequency=always', 'credential.complaint=invalid'],
    ],
    ['Vielleicht ist das Token abgelaufen?', ['(credential.complaint=expired)']],
    ['Wir haben den Schlüssel getauscht, gleicher Fehler.', ['credential.fresh_one_helps=false']],
    ['Manche Bestellungen kommen doppelt an.', ['delivery.duplicates_noticed=true']],
    ['Der Webhook wurde automatisch deaktiviert.', ['webhook.state_at_sender=auto_disabled']],
    ['Die Signatur ist ungültig, geändert hat niemand etwas.', ['signature.verification_fails=true']],
    ['Im Protokoll des Absenders: keine Zustellung.', ['webhook.attempt_in_sender_log=none']],
  ])('is understood: %s', (report, expected) => {
    expect(saidIn(report)).toEqual(expect.arrayContaining(expected));
  });

  it('does not say what it denies', () => {
    expect(saidIn('Das Token ist nicht abgelaufen, der Webhook kommt an.')).not.toContain(
      'credential.complaint=expired',
    );
    expect(saidIn('Wir haben den Schlüssel getauscht, gleicher Fehler.')).not.toContain(
      'history.changed_before=key_change',
    );
  });
});

describe('what a pattern finds in the words of a person', () => {
  it.each([
    ['The token is not expired.', 'credential.complaint=expired'],
    ['There is no log line, no rejected signature, nothing.', 'signature.verification_fails=true'],
    ['It runs without a null pointer exception.', 'payload.read_error=true'],
    ['No duplicate events arrive.', 'webhook.arrives=false'],
    ["It isn't only in development.", 'client.only_in_development=true'],
    ['The request did not time out.', 'server.times_out_said=true'],
  ])('is not said where it is denied: %s', (report, denied) => {
    expect(saidIn(report)).not.toContain(denied);
  });

  it.each([
    ['The token is not expired, said the first answer. Then: token expired.', 'credential.complaint=expired'],
    ['Our webhook does nothing. The shop lists every delivery as failed with 404.', 'webhook.failure_shown=not_found'],
    ['It answers: no signatures found matching the expected signature.', 'signature.verification_fails=true'],
    ['The signature does not match.', 'signature.verification_fails=true'],
  ])('is said where it says so elsewhere, or means its own "not": %s', (report, said) => {
    expect(saidIn(report)).toContain(said);
  });
});

describe('words that name a thing', () => {
  it.each([
    ['The code counts what comes before any signature check.', 'signature.verification_fails=true'],
    ['Some times without any warning nothing comes.', 'tls.browser_accepts=true'],
    ['After a restart of the app everything is fine.', 'delivery.endpoint_was_down=true'],
    ['After a restart of the app everything is fine.', 'credential.fresh_one_helps=true'],
    ['When I look at the server all containers were redeployed.', 'server.fails_when=deploys'],
    ['I restarted it 2 times.', 'automation.runs_per_action=few'],
    ['The hook says the request came back 403.', 'delivery.queue_said=true'],
  ])('do not say what may happen to it: %s', (report, unsaid) => {
    expect(saidIn(report)).not.toContain(unsaid);
  });

  it.each([
    ['During the restart of our server the events were lost.', 'delivery.endpoint_was_down=true'],
    ['Firefox opens it without a warning.', 'tls.browser_accepts=true'],
    ['The hook says 403.', 'report.direction=delivery'],
  ])('are heard where they say so: %s', (report, said) => {
    expect(saidIn(report)).toContain(said);
  });
});

describe('a report in English', () => {
  it('is not read as German, though some words are both', () => {
    const said = saidIn('The webhooks arrive in the log, an error was not there, so I am at a loss.');
    expect(said).toContain('webhook.arrives=true');
    expect(said).not.toContain('webhook.arrives=false');
  });

  it('is understood in English where it has a word of German', () => {
    expect(saidIn('Grüße! Our webhooks do not arrive.')).toContain('webhook.arrives=false');
  });
});
