import { vendorKeysOfPlatforms } from './vendor-keys-of-platforms.ts';
import { vendorKeysOfTools } from './vendor-keys-of-tools.ts';

/** Characters drawn at random; tests make credentials with it at run time. */
export type Draw = (alphabet: Alphabet, length: number) => string;
export type Alphabet = 'alphanumeric' | 'upper' | 'hex' | 'url';

/** What the credentials of one vendor look like. */
export interface VendorKey {
  /** Kebab-case, as redactions name it. */
  kind: string;
  /** Literal beginnings, which a mask keeps: they tell the kind, and test from live. */
  prefixes: readonly string[];
  /**
   * Source of a regular expression for what follows the prefix. One run of one class at a time with
   * nothing that overlaps, so that a failed match never looks further than the shortest run.
   */
  rest: string;
  /** The prefix alone says nothing (`SK`): it counts only at the start of a word and with a full match. */
  short?: true;
  /** What follows is often plain words (`sk-loading-bar`): it has to look random too. */
  wordy?: true;
  /** A made-up credential for tests. */
  example: (draw: Draw) => string;
}

const word = '[A-Za-z0-9]';
const url = '[A-Za-z0-9_-]';
const hex = '[0-9a-f]';
const end = '(?![A-Za-z0-9])';

/** Payment, messaging, commerce and AI vendors; the list of platforms and clouds is a file of its own. */
export const vendorKeys: readonly VendorKey[] = [
  {
    kind: 'stripe-secret-key',
    prefixes: ['sk_live_', 'sk_test_'],
    rest: `${url}{10,}`,
    example: (draw) => `sk_live_${draw('alphanumeric', 24)}`,
  },
  {
    kind: 'stripe-restricted-key',
    prefixes: ['rk_live_', 'rk_test_'],
    rest: `${word}{10,}`,
    example: (draw) => `rk_test_${draw('alphanumeric', 24)}`,
  },
  {
    kind: 'stripe-publishable-key',
    prefixes: ['pk_live_', 'pk_test_'],
    rest: `${word}{10,}`,
    example: (draw) => `pk_live_${draw('alphanumeric', 24)}`,
  },
  {
    // Standard Webhooks and Stripe: base64 or letters and digits.
    kind: 'webhook-signing-secret',
    prefixes: ['whsec_', 'whsk_'],
    rest: '[A-Za-z0-9+/_-]{16,}={0,2}',
    example: (draw) => `whsec_${draw('alphanumeric', 32)}`,
  },
  {
    kind: 'slack-token',
    prefixes: [
      'xoxb-',
      'xoxp-',
      'xoxa-',
      'xoxr-',
      'xoxs-',
      'xoxc-',
      'xoxd-',
      'xapp-',
      'xoxe.xoxp-',
      'xoxe.xoxb-',
      'xoxe-',
    ],
    rest: '[A-Za-z0-9%_-]{10,}',
    example: (draw) => `xoxb-${draw('hex', 12)}-${draw('hex', 12)}-${draw('alphanumeric', 24)}`,
  },
  {
    kind: 'twilio-api-key',
    prefixes: ['SK'],
    rest: `${hex}{32}${end}`,
    short: true,
    example: (draw) => `SK${draw('hex', 32)}`,
  },
  {
    kind: 'twilio-account-sid',
    prefixes: ['AC'],
    rest: `${hex}{32}${end}`,
    short: true,
    example: (draw) => `AC${draw('hex', 32)}`,
  },
  {
    kind: 'sendgrid-api-key',
    prefixes: ['SG.'],
    rest: `${url}{16,24}\\.${url}{16,}`,
    short: true,
    example: (draw) => `SG.${draw('url', 22)}.${draw('url', 43)}`,
  },
  {
    kind: 'mailgun-api-key',
    prefixes: ['key-'],
    rest: `${word}{32}${end}`,
    short: true,
    wordy: true,
    example: (draw) => `key-${draw('hex', 32)}`,
  },
  {
    kind: 'shopify-token',
    prefixes: ['shpat_', 'shpss_', 'shpca_', 'shppa_', 'shprt_', 'shptka_', 'shpua_'],
    rest: `${word}{20,}`,
    example: (draw) => `shpat_${draw('hex', 32)}`,
  },
  {
    kind: 'anthropic-api-key',
    prefixes: ['sk-ant-api03-', 'sk-ant-admin01-', 'sk-ant-oat01-', 'sk-ant-'],
    rest: `${url}{16,}`,
    example: (draw) => `sk-ant-api03-${draw('url', 93)}AA`,
  },
  {
    kind: 'openai-api-key',
    prefixes: ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-or-v1-', 'sk-lf-', 'sk-'],
    rest: `${url}{20,}`,
    short: true,
    wordy: true,
    example: (draw) => `sk-proj-${draw('alphanumeric', 48)}`,
  },
  {
    kind: 'square-token',
    prefixes: ['sq0atp-', 'sq0csp-', 'sq0idp-', 'sandbox-sq0csb-', 'sandbox-sq0atb-'],
    rest: `${url}{16,}`,
    example: (draw) => `sq0atp-${draw('url', 22)}`,
  },
  {
    // Square access tokens (EAAA) and those of Meta's Graph API (EAA and more) look alike.
    kind: 'square-or-meta-access-token',
    prefixes: ['EAAA', 'EAAG', 'EAAB', 'EAAC', 'EAAE', 'EAAD', 'EAAI', 'EAAJ', 'EAAL', 'EAAM', 'EAAS', 'EAAT', 'EAAW'],
    rest: `${url}{40,}`,
    short: true,
    example: (draw) => `EAAA${draw('url', 60)}`,
  },
  {
    kind: 'paypal-access-token',
    prefixes: ['A21AA'],
    rest: `${url}{60,}`,
    short: true,
    example: (draw) => `A21AA${draw('url', 92)}`,
  },
  {
    kind: 'hubspot-token',
    prefixes: ['pat-na1-', 'pat-na2-', 'pat-na3-', 'pat-eu1-', 'pat-ap1-'],
    rest: '[0-9A-Za-z-]{20,}',
    example: (draw) =>
      `pat-na1-${draw('hex', 8)}-${draw('hex', 4)}-${draw('hex', 4)}-${draw('hex', 4)}-${draw('hex', 12)}`,
  },
  {
    kind: 'notion-token',
    prefixes: ['ntn_'],
    rest: `${word}{30,}`,
    example: (draw) => `ntn_${draw('alphanumeric', 46)}`,
  },
  {
    kind: 'notion-token',
    prefixes: ['secret_'],
    rest: `${word}{32,}`,
    short: true,
    example: (draw) => `secret_${draw('alphanumeric', 43)}`,
  },
  {
    kind: 'linear-api-key',
    prefixes: ['lin_api_', 'lin_oauth_', 'lin_wh_'],
    rest: `${word}{20,}`,
    example: (draw) => `lin_api_${draw('alphanumeric', 40)}`,
  },
  {
    kind: 'airtable-token',
    prefixes: ['pat'],
    rest: `${word}{14}\\.${hex}{32,}`,
    short: true,
    example: (draw) => `pat${draw('alphanumeric', 14)}.${draw('hex', 64)}`,
  },
  {
    // Mollie: the rest has no other mark than its length.
    kind: 'mollie-api-key',
    prefixes: ['live_', 'test_'],
    rest: `${word}{30,}`,
    short: true,
    wordy: true,
    example: (draw) => `live_${draw('alphanumeric', 30)}`,
  },
  {
    kind: 'razorpay-key',
    prefixes: ['rzp_live_', 'rzp_test_'],
    rest: `${word}{10,}`,
    example: (draw) => `rzp_live_${draw('alphanumeric', 14)}`,
  },
  {
    kind: 'plaid-token',
    prefixes: [
      ...['access', 'public', 'link'].flatMap((use) =>
        ['production', 'sandbox', 'development'].map((env) => `${use}-${env}-`),
      ),
    ],
    rest: '[0-9a-f-]{20,}',
    example: (draw) =>
      `access-sandbox-${draw('hex', 8)}-${draw('hex', 4)}-${draw('hex', 4)}-${draw('hex', 4)}-${draw('hex', 12)}`,
  },
  {
    kind: 'paddle-api-key',
    prefixes: ['pdl_live_', 'pdl_sdbx_', 'pdl_ntfset_'],
    rest: `${url}{20,}`,
    example: (draw) => `pdl_live_apikey_${draw('alphanumeric', 48)}`,
  },
  {
    kind: 'resend-api-key',
    prefixes: ['re_'],
    rest: `${word}{6,12}_${word}{16,}`,
    short: true,
    example: (draw) => `re_${draw('alphanumeric', 8)}_${draw('alphanumeric', 24)}`,
  },
  {
    kind: 'typeform-token',
    prefixes: ['tfp_'],
    rest: `${url}{30,}`,
    example: (draw) => `tfp_${draw('alphanumeric', 44)}`,
  },
  {
    kind: 'flutterwave-key',
    prefixes: ['FLWSECK_TEST-', 'FLWSECK-'],
    rest: `${word}{12,}[X-]{0,3}`,
    example: (draw) => `FLWSECK_TEST-${draw('hex', 32)}-X`,
  },
  {
    kind: 'groq-api-key',
    prefixes: ['gsk_'],
    rest: `${word}{30,}`,
    example: (draw) => `gsk_${draw('alphanumeric', 52)}`,
  },
  {
    kind: 'xai-api-key',
    prefixes: ['xai-', 'pplx-'],
    rest: `${word}{40,}`,
    example: (draw) => `xai-${draw('alphanumeric', 80)}`,
  },
  ...vendorKeysOfPlatforms,
  ...vendorKeysOfTools,
];
