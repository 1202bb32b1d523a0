/** What a name says about the value that follows it. */
export interface SecretName {
  kind:
    | 'authorization'
    | 'cookie'
    | 'set-cookie'
    | 'cookies'
    | 'password'
    | 'token'
    | 'secret'
    | 'api-key'
    | 'oauth-code'
    | 'signed-url'
    | 'one-time-code'
    | 'scheme';
  /**
   * How sure the name is: `strong` names hold secrets wherever they stand; `weak` ones (`key`) only
   * when the value looks random; `query` ones (`sig`, `code`) only in a query string or a form; `digits` ones
   * (`otp`, `pin`) when it is a few digits.
   */
  certainty: 'strong' | 'weak' | 'query' | 'digits';
}

const words = (list: string) => new Set(list.split(/\s+/));

/** Words that make a name harmless although it ends in `token` or `key`. */
const harmlessQualifiers = words(
  `next page previous prev continuation continue sync cancellation cursor idempotency idempotent public publishable delta
   skip range request trace correlation dedup deduplication validation primary foreign sort partition cache row object
   translation i18n project issue max min num total count unexpected resume state upload index lookup group hash map
   json dictionary property meta metadata shortcut hot enter host registry transaction`,
);
/** Words of a complaint: `invalid_api_key` is more often an error's code than the name of what follows. */
const complaints = words('invalid missing wrong expired malformed unknown revoked no bad');
/** What comes before `key` in the names of credentials. */
const keyQualifiers = words(
  `api apis secret access private auth authentication authorization subscription application app master account shared
   functions function encryption encrypt decryption signing sign rapidapi consumer license licence service role admin
   ingest ingestion integration webhook storage server rest maps client session user developer dev live test prod stripe
   sendgrid openai anthropic mailgun algolia twilio hmac jwt secure security master deploy bot vendor merchant partner`,
);
const exact = new Map<string, SecretName>([
  ...['auth', 'xauth', 'credential', 'credentials', 'creds', 'sid', 'session', 'key'].map(
    (name): [string, SecretName] => [name, { kind: name === 'key' ? 'api-key' : 'token', certainty: 'weak' }],
  ),
  ...[
    'jwt',
    'bearertoken',
    'samlresponse',
    'clientassertion',
    'codeverifier',
    'phpsessid',
    'jsessionid',
    'sessionid',
    'connectsid',
    'sessid',
    'devicecode',
    'authcode',
    'authorizationcode',
    'tokens',
    'xmbxapikey',
    'ddapplicationkey',
  ].map((name): [string, SecretName] => [
    name,
    { kind: 'token', certainty: name === 'tokens' || name === 'sessionid' ? 'weak' : 'strong' },
  ]),
  ['assertion', { kind: 'token', certainty: 'weak' }],
  ['routingkey', { kind: 'api-key', certainty: 'weak' }],
  ['code', { kind: 'oauth-code', certainty: 'query' }],
  ['sig', { kind: 'signed-url', certainty: 'query' }],
  ['signature', { kind: 'signed-url', certainty: 'query' }],
  ['xamzsignature', { kind: 'signed-url', certainty: 'strong' }],
  ['xgoogsignature', { kind: 'signed-url', certainty: 'strong' }],
  ['sharedaccesssignature', { kind: 'signed-url', certainty: 'strong' }],
  ['cookies', { kind: 'cookies', certainty: 'strong' }],
  ['bearer', { kind: 'scheme', certainty: 'weak' }],
  ['basic', { kind: 'scheme', certainty: 'weak' }],
]);

/** What codes to log in with, and the codes of cards, are called. */
const codeNames = words(
  `otp totp pin cvv cvc otpcode totpcode smscode mfacode tfacode twofactorcode onetimecode verificationcode
   logincode confirmationcode pincode securitycode cardcode onetimepin`,
);

/** Ids that only sound like credentials: Postman's of a request. */
const harmless = words('postmantoken');

const wordPattern = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
/** Longer runs are no names; nobody writes them by hand. */
const longestName = 120;
const known = new Map<string, SecretName | undefined>();

/** What an identifier or header name, in any case and style, says about its value; undefined for all others. */
export function secretName(name: string): SecretName | undefined {
  if (name.length > longestName) return undefined;
  if (known.has(name)) return known.get(name);
  const verdict = classify(name);
  // Foreign text decides what is asked: the memory must not grow with it.
  if (known.size > 5000) known.clear();
  known.set(name, verdict);
  return verdict;
}

function classify(name: string): SecretName | undefined {
  const parts = (name.match(wordPattern) ?? []).map((part) => part.toLowerCase());
  const named = classifyWords(parts);
  const complains = named?.certainty === 'strong' && parts.slice(0, -1).some((part) => complaints.has(part));
  return complains ? { ...named, certainty: 'weak' } : named;
}

function classifyWords(parts: string[]): SecretName | undefined {
  while (parts.length > 1 && /^[0-9]+$/.test(parts.at(-1) ?? '')) parts.pop();
  const joined = parts.join('');
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1);
  const named = exact.get(joined);
  if (named) return named;
  if (harmless.has(joined)) return undefined;
  if (codeNames.has(joined) || /^(?:t?otp|pin|cvv|cvc)$/.test(last))
    return { kind: 'one-time-code', certainty: 'digits' };
  if (last === 'authorization' || joined.endsWith('authorization'))
    return { kind: 'authorization', certainty: 'strong' };
  if (/set2?cookie$/.test(joined)) return { kind: 'set-cookie', certainty: 'strong' };
  if (last === 'cookie' && !before.includes('csrf')) return { kind: 'cookie', certainty: 'strong' };
  if (/(?:passw(?:or)?d|passphrase|passwd|pwd|passcode|userpass|dbpass)$/.test(joined) || last === 'pass') {
    return { kind: 'password', certainty: 'strong' };
  }
  if (before.some((part) => harmlessQualifiers.has(part))) return undefined;
  if (joined.endsWith('secret') || /secret(?:value|string|hash)$/.test(joined))
    return { kind: 'secret', certainty: 'strong' };
  if (/token$/.test(joined)) return tokenName(joined, last);
  if (
    joined.endsWith('apikey') ||
    /(?:secret|access|private|auth|account|signing|encryption|master|license|appl?)key$/.test(joined)
  ) {
    return { kind: 'api-key', certainty: 'strong' };
  }
  if (last === 'key') return keyName(before);
  if (/accesskeyid$/.test(joined)) return { kind: 'api-key', certainty: 'strong' };
  return undefined;
}

function tokenName(joined: string, last: string): SecretName | undefined {
  const glued =
    /(?:access|auth|refresh|api|bearer|id|user|session|bot|private|client|app|security|csrf|xsrf)token$/.test(joined);
  return last === 'token' || glued ? { kind: 'token', certainty: 'strong' } : undefined;
}

function keyName(before: readonly string[]): SecretName {
  const qualified = before.some((part) => keyQualifiers.has(part));
  return { kind: 'api-key', certainty: qualified ? 'strong' : 'weak' };
}
