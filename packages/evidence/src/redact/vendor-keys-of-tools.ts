import type { Draw, VendorKey } from './vendor-keys.ts';

const word = '[A-Za-z0-9]';
const url = '[A-Za-z0-9_-]';
const hex = '[0-9a-f]';
const end = '(?![A-Za-z0-9])';

type Drawn = readonly ['alphanumeric' | 'hex' | 'url' | 'upper', number];

/** A key with nothing to it but its beginning and characters of one kind. */
function key(kind: string, prefixes: string, rest: string, [alphabet, length]: Drawn, more = {}): VendorKey {
  const list = prefixes.split(' ');
  const [first = ''] = list;
  return { kind, prefixes: list, rest, example: (draw) => first + draw(alphabet, length), ...more };
}
const short = { short: true } as const;
const wordy = { short: true, wordy: true } as const;

/** What builds, hosts, mails, ships and answers for others: one line a vendor, the forms as vendors and secret scanners publish them. */
export const vendorKeysOfTools: readonly VendorKey[] = [
  key('brevo-api-key', 'xkeysib- xsmtpsib-', '[0-9A-Za-z-]{40,}', ['hex', 64]),
  key('circleci-token', 'CCIPAT_ CCIPRJ_', '[A-Za-z0-9_]{30,}', ['alphanumeric', 60]),
  key('buildkite-token', 'bkua_ bkaj_ bkct_', `${word}{30,}`, ['hex', 40]),
  key('netlify-token', 'nfp_ nfc_ nfo_', `${url}{30,}`, ['alphanumeric', 36]),
  key('fly-token', 'fo1_ fm1_ fm2_ fm1a_ fm1r_', '[A-Za-z0-9_+/=-]{30,}', ['alphanumeric', 60]),
  key('pulumi-token', 'pul-', `${hex}{40}${end}`, ['hex', 40], short),
  key('sonarqube-token', 'sqp_ squ_ sqa_', `${hex}{40}${end}`, ['hex', 40]),
  key('dynatrace-token', 'dt0c01. dt0s01. dt0s16.', '[A-Z0-9.]{40,}', ['upper', 88]),
  key('one-password-token', 'ops_eyJ', `${url}{60,}`, ['url', 240]),
  key('tailscale-key', 'tskey-auth- tskey-api- tskey-client-', `${url}{20,}`, ['alphanumeric', 48]),
  key('terraform-token', 'ATLAS.', `${url}{60,}`, ['alphanumeric', 67], short),
  key('launchdarkly-key', 'sdk- api- mob-', `${hex}{8}(?:-${hex}{4}){3}-${hex}{12}${end}`, ['hex', 0], {
    ...short,
    example: (draw: Draw) => `sdk-${[8, 4, 4, 4, 12].map((length) => draw('hex', length)).join('-')}`,
  }),
  key('adafruit-key', 'aio_', `${word}{28}${end}`, ['alphanumeric', 28], short),
  key('neon-key', 'napi_', `${word}{40,}`, ['alphanumeric', 64]),
  key('render-key', 'rnd_', `${word}{20,}`, ['alphanumeric', 28], wordy),
  key('shippo-token', 'shippo_live_ shippo_test_', `${hex}{30,}`, ['hex', 40]),
  key('easypost-key', 'EZAK EZTK', `${word}{54}${end}`, ['alphanumeric', 54], short),
  key('duffel-token', 'duffel_live_ duffel_test_', `${url}{30,}`, ['url', 43]),
  key('frame-io-token', 'fio-u-', `${url}{40,}`, ['url', 64]),
  key('prefect-key', 'pnu_ pnb_', `${word}{36}${end}`, ['alphanumeric', 36], short),
  key('readme-key', 'rdme_', `${word}{50,}`, ['alphanumeric', 70]),
  key('dropbox-token', 'sl.', `${url}{60,}`, ['url', 138], short),
  key('mapbox-token', 'sk.eyJ tk.eyJ', '[A-Za-z0-9_.-]{40,}', ['url', 90]),
  key('klaviyo-key', 'pk_', `${hex}{34}${end}`, ['hex', 34], short),
  key('checkout-com-key', 'sk_sbox_ pk_sbox_', `[a-z0-9*#$=]{20,}`, ['hex', 28], short),
  key('secret-key', 'sk_prod_ sk_dev_ testsk_ sk_', `${word}{24,}`, ['alphanumeric', 40], wordy),
  key('polar-token', 'polar_oat_ polar_pat_ polar_whs_', `${word}{30,}`, ['alphanumeric', 43]),
  key('langsmith-key', 'lsv2_pt_ lsv2_sk_', '[0-9a-f_]{32,}', ['hex', 42]),
  key('pinecone-key', 'pcsk_', '[A-Za-z0-9_]{40,}', ['alphanumeric', 70]),
  key('nvidia-key', 'nvapi-', `${url}{40,}`, ['url', 64]),
  key('cerebras-key', 'csk-', `${word}{40,}`, ['alphanumeric', 48], short),
  key('tavily-key', 'tvly-', `${url}{24,}`, ['alphanumeric', 32], wordy),
  key('firecrawl-key', 'fc-', `${hex}{32}${end}`, ['hex', 32], short),
  key('vercel-key', 'vck_ vcp_ vci_ vca_ vcr_', `${word}{24,}`, ['alphanumeric', 56], wordy),
  key('trigger-key', 'tr_dev_ tr_prod_ tr_stg_', `${word}{16,}`, ['alphanumeric', 24], wordy),
  key('inngest-signing-key', 'signkey-prod- signkey-test- signkey-branch-', `${hex}{32,}`, ['hex', 64]),
  key('one-signal-key', 'os_v2_app_ os_v2_org_', `${word}{40,}`, ['alphanumeric', 90]),
  key('twitter-bearer-token', 'AAAAAAAAAAAAAAAAAAAAA', '[A-Za-z0-9%]{60,}', ['alphanumeric', 90]),
];
