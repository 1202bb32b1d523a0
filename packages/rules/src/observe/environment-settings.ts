import type { Setting } from '@causeway/evidence';
import type { NoteSetting } from './setting-notes.ts';

const secretName = /(?:SECRET|TOKEN|PASSWORD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|SIGNING_?KEY|_KEY)$/i;
const hookSecret = /(?:WEBHOOK|HOOK|SIGNING|ENDPOINT|HMAC).{0,30}(?:SECRET|KEY|TOKEN)$|^WHSEC/i;
const production = /^(?:prod|production|live)$/i;
const testKey = /^(?:sk|pk|rk)_test_|^test_/;
const liveKey = /^(?:sk|pk|rk)_live_|^live_/;

/** What environment variables show: a key that is empty, untidy or there twice, one for testing in production. */
export function noteEnvironment(settings: readonly Setting[], note: NoteSetting): void {
  const secrets = settings.filter(({ name }) => secretName.test(name));
  for (const setting of secrets) {
    const hook = hookSecret.test(setting.name);
    const fault = faultOf(setting);
    if (!fault) continue;
    note('config.key_as_written', fault, setting);
    if (!hook) continue;
    if (fault === 'empty') note('signature.complaint', 'secret_missing', setting);
    else note('signature.secret_handling', 'untidy', setting);
  }
  for (const same of Map.groupBy(settings, ({ name }) => name).values()) {
    const [first, ...others] = same;
    const other = others.find(({ value }) => value !== first?.value);
    // Dumps of several environments name everything again.
    if (other && others.length < 3 && secretName.test(other.name)) note('config.set_in_two_places', true, other);
  }
  const stage = settings.find(
    ({ name, value }) =>
      /^(?:NODE|APP|RAILS|RACK|ASPNETCORE|DJANGO)_ENV(?:IRONMENT)?$/.test(name) && production.test(value),
  );
  const test = secrets.find(({ value }) => testKey.test(value));
  if (stage && test && !secrets.some(({ value }) => liveKey.test(value))) note('request.credential_mode', 'test', test);
  const unchecked = settings.find(({ name, value }) => name === 'NODE_TLS_REJECT_UNAUTHORIZED' && value === '0');
  if (unchecked) note('practice.checks_certificates', false, unchecked);
}

/** An empty value, or a blank or a quote too much. */
function faultOf({ value, quotes }: Setting): 'empty' | 'untidy' | undefined {
  if (value.trim() === '') return 'empty';
  return quotes?.includes('…') || /\s$|^\s/.test(value) ? 'untidy' : undefined;
}
