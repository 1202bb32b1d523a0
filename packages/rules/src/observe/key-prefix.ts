import type { Provider } from '../knowledge/compile.ts';
import type { Credential } from './credential-sent.ts';

export type CredentialKind =
  | 'secret'
  | 'restricted'
  | 'publishable'
  | 'webhook_secret'
  | 'access_token'
  | 'refresh_token'
  | 'app_token'
  | 'client_secret'
  | 'jwt';

/** Beginnings that mean one thing whoever uses them, or belong to one vendor; longer before shorter. */
const generic: readonly (readonly [prefix: string, kind: CredentialKind])[] = [
  ['pk_test_', 'publishable'], ['pk_live_', 'publishable'], ['rk_test_', 'restricted'], ['rk_live_', 'restricted'],
  ['whsec_', 'webhook_secret'], ['sk_', 'secret'], ['sk-', 'secret'], ['xapp-', 'app_token'],
  ['xoxb-', 'access_token'], ['xoxp-', 'access_token'], ['xoxa-', 'access_token'], ['xoxs-', 'access_token'], ['xoxe-', 'refresh_token'], ['xoxe.', 'access_token'],
  ['ghp_', 'access_token'], ['gho_', 'access_token'], ['ghu_', 'access_token'], ['ghs_', 'access_token'], ['ghr_', 'refresh_token'], ['github_pat_', 'access_token'],
  ['glpat-', 'access_token'], ['shpat_', 'access_token'], ['shpca_', 'access_token'], ['shppa_', 'access_token'], ['shpss_', 'client_secret'],
  ['ya29.', 'access_token'], ['1//', 'refresh_token'], ['GOCSPX-', 'client_secret'],
]; // biome-ignore format: one table
const modeWord = /^(?:[a-z]{1,10}[_-])?(test|sandbox|sbx|live|prod|production)[_-]/;

/** The beginning of a credential that is known: the mask's, or for one that others have masked the profile's or a common one. */
export function prefixOf(credential: Credential, provider: Provider | undefined): string | undefined {
  const { mask } = credential;
  const shown = mask?.attributes.prefix ?? mask?.prefix;
  if (shown) return shown;
  if (mask) return undefined;
  const candidates = [...(provider?.keys ?? []).map((k) => k.prefix), ...generic.map(([prefix]) => prefix)];
  return longest(candidates.filter((prefix) => credential.value.startsWith(prefix)));
}

/** What kind of credential a beginning tells: by the provider's profile first. */
export function kindOfPrefix(prefix: string, provider: Provider | undefined): CredentialKind | undefined {
  if (prefix === 'eyJ') return 'jwt';
  const own = profileKey(prefix, provider);
  return own?.kind ?? generic.find(([start]) => prefix.startsWith(start))?.[1];
}

/** Whether a beginning tells of a credential for testing or for live use. */
export function modeOfPrefix(prefix: string, provider: Provider | undefined): 'test' | 'live' | undefined {
  const own = profileKey(prefix, provider);
  if (own) return own.mode;
  const word = modeWord.exec(prefix)?.[1];
  if (word === undefined) return undefined;
  return word === 'live' || word.startsWith('prod') ? 'live' : 'test';
}

function profileKey(prefix: string, provider: Provider | undefined): NonNullable<Provider['keys']>[number] | undefined {
  const keys = provider?.keys?.filter((key) => prefix.startsWith(key.prefix)) ?? [];
  const best = longest(keys.map((key) => key.prefix));
  return keys.find((key) => key.prefix === best);
}

function longest(texts: readonly string[]): string | undefined {
  return texts.reduce<string | undefined>((best, text) => (text.length > (best?.length ?? 0) ? text : best), undefined);
}
