import type { Draw } from './vendor-keys.ts';

/** A credential made up for the redaction table. */
interface MadeCredential {
  /** As people paste it: a key, an address with a key in it, a connection string. */
  written: string;
  /** What must not stay. What else is in `written` (prefix, host, account) may. */
  hidden: string;
}

/** One row of the redaction table. */
export interface TableVendor {
  vendor: string;
  /** The variable in which its documentation keeps it; names in other styles follow from it. */
  variable: string;
  /**
   * `own`: the credential is known by its form wherever it stands. `none`: letters and digits like any
   * other, known by its name only. `address`: part of a URL or a connection string.
   */
  form: 'own' | 'none' | 'address';
  make: (draw: Draw) => MadeCredential;
}

const own =
  (prefix: string, rest: (draw: Draw) => string) =>
  (draw: Draw): MadeCredential => {
    const hidden = rest(draw);
    return { written: prefix + hidden, hidden };
  };
const bare = (make: (draw: Draw) => string) => own('', make);
const inside =
  (before: string, make: (draw: Draw) => string, after = '') =>
  (draw: Draw): MadeCredential => {
    const hidden = make(draw);
    return { written: before + hidden + after, hidden };
  };
const uuid = (draw: Draw) => [8, 4, 4, 4, 12].map((length) => draw('hex', length)).join('-');
const json64 = (value: unknown) =>
  btoa(JSON.stringify(value)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

const row = (vendor: string, variable: string, form: TableVendor['form'], make: TableVendor['make']): TableVendor => ({
  vendor,
  variable,
  form,
  make,
});

/** What vendors hand out, after their documentation and what secret scanners publish of the forms. */
// biome-ignore format: a table reads best with a row a line.
export const tableVendors: readonly TableVendor[] = [
  row('Stripe secret', 'STRIPE_SECRET_KEY', 'own', own('sk_live_', (d) => d('alphanumeric', 24))),
  row('Stripe secret, long', 'STRIPE_SECRET_KEY', 'own', own('sk_test_', (d) => `51${d('alphanumeric', 97)}`)),
  row('Stripe restricted', 'STRIPE_RESTRICTED_KEY', 'own', own('rk_live_', (d) => d('alphanumeric', 24))),
  row('Stripe webhook', 'STRIPE_WEBHOOK_SECRET', 'own', own('whsec_', (d) => d('alphanumeric', 32))),
  row('Standard Webhooks', 'WEBHOOK_SECRET', 'own', own('whsec_', (d) => `${d('alphanumeric', 14)}/${d('alphanumeric', 16)}=`)),
  row('Slack bot', 'SLACK_BOT_TOKEN', 'own', own('xoxb-', (d) => `${d('hex', 12).replace(/[a-f]/g, '4')}-${d('alphanumeric', 24)}`)),
  row('Slack user', 'SLACK_USER_TOKEN', 'own', own('xoxp-', (d) => `${d('hex', 12).replace(/[a-f]/g, '4')}-${d('hex', 32)}`)),
  row('Slack app', 'SLACK_APP_TOKEN', 'own', own('xapp-', (d) => `1-${d('upper', 11)}-${d('hex', 64)}`)),
  row('Slack webhook', 'SLACK_WEBHOOK_URL', 'address', inside('https://hooks.slack.com/services/T012AB34C/B056DE78F/', (d) => d('alphanumeric', 24))),
  row('Slack signing secret', 'SLACK_SIGNING_SECRET', 'none', bare((d) => d('hex', 32))),
  row('GitHub classic', 'GITHUB_TOKEN', 'own', own('ghp_', (d) => d('alphanumeric', 36))),
  row('GitHub fine-grained', 'GITHUB_TOKEN', 'own', own('github_pat_', (d) => `${d('alphanumeric', 22)}_${d('alphanumeric', 59)}`)),
  row('GitHub app', 'GITHUB_APP_TOKEN', 'own', own('ghs_', (d) => d('alphanumeric', 36))),
  row('GitLab', 'GITLAB_TOKEN', 'own', own('glpat-', (d) => d('url', 20))),
  row('AWS key id', 'AWS_ACCESS_KEY_ID', 'own', own('AKIA', (d) => d('upper', 16))),
  row('AWS secret', 'AWS_SECRET_ACCESS_KEY', 'none', bare((d) => `${d('alphanumeric', 18)}/${d('alphanumeric', 14)}+${d('alphanumeric', 6)}`)),
  row('Google API key', 'GOOGLE_API_KEY', 'own', own('AIza', (d) => `Sy${d('url', 33)}`)),
  row('Google client secret', 'GOOGLE_CLIENT_SECRET', 'own', own('GOCSPX-', (d) => d('url', 28))),
  row('Google refresh token', 'GOOGLE_REFRESH_TOKEN', 'own', own('1//0', (d) => `${d('alphanumeric', 2)}${d('url', 90)}`)),
  row('Google access token', 'GOOGLE_ACCESS_TOKEN', 'own', own('ya29.', (d) => `a0${d('url', 120)}`)),
  row('Azure storage key', 'AZURE_STORAGE_KEY', 'none', bare((d) => `${d('alphanumeric', 30)}+${d('alphanumeric', 30)}/${d('alphanumeric', 24)}==`)),
  row('Azure connection string', 'AZURE_STORAGE_CONNECTION_STRING', 'address', inside('DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=', (d) => `${d('alphanumeric', 50)}/${d('alphanumeric', 35)}==`, ';EndpointSuffix=core.windows.net')),
  row('Azure SAS', 'AZURE_BLOB_URL', 'address', inside('https://shop.blob.core.windows.net/in/a.csv?sv=2022-11-02&se=2026-01-01T00%3A00%3A00Z&sr=b&sp=r&sig=', (d) => `${d('alphanumeric', 40)}%3D`)),
  row('Azure client secret', 'AZURE_CLIENT_SECRET', 'own', bare((d) => `${d('alphanumeric', 3)}8Q~${d('url', 34)}`)),
  row('Twilio SID', 'TWILIO_ACCOUNT_SID', 'own', own('AC', (d) => d('hex', 32))),
  row('Twilio auth token', 'TWILIO_AUTH_TOKEN', 'none', bare((d) => d('hex', 32))),
  row('SendGrid', 'SENDGRID_API_KEY', 'own', own('SG.', (d) => `${d('url', 22)}.${d('url', 43)}`)),
  row('Mailgun', 'MAILGUN_API_KEY', 'own', own('key-', (d) => d('hex', 32))),
  row('Mailgun, new', 'MAILGUN_API_KEY', 'own', bare((d) => `${d('hex', 32)}-${d('hex', 8)}-${d('hex', 8)}`)),
  row('Mailchimp', 'MAILCHIMP_API_KEY', 'own', inside('', (d) => d('hex', 32), '-us21')),
  row('Shopify', 'SHOPIFY_ACCESS_TOKEN', 'own', own('shpat_', (d) => d('hex', 32))),
  row('Square', 'SQUARE_ACCESS_TOKEN', 'own', own('EAAA', (d) => d('url', 60))),
  row('PayPal client secret', 'PAYPAL_CLIENT_SECRET', 'none', bare((d) => `E${d('url', 79)}`)),
  row('PayPal access token', 'PAYPAL_ACCESS_TOKEN', 'own', own('A21AA', (d) => d('url', 92))),
  row('Adyen', 'ADYEN_API_KEY', 'own', own('AQEyhm', (d) => `${d('alphanumeric', 40)}-${d('alphanumeric', 44)}=-${d('alphanumeric', 16)}`)),
  row('Discord bot', 'DISCORD_TOKEN', 'own', bare((d) => `MT${d('alphanumeric', 24)}.G${d('alphanumeric', 5)}.${d('url', 38)}`)),
  row('Discord webhook', 'DISCORD_WEBHOOK_URL', 'address', inside('https://discord.com/api/webhooks/112233445566778899/', (d) => d('url', 68))),
  row('Telegram', 'TELEGRAM_BOT_TOKEN', 'own', own('6123456789:', (d) => `AA${d('url', 33)}`)),
  row('OpenAI', 'OPENAI_API_KEY', 'own', own('sk-proj-', (d) => `${d('url', 74)}T3BlbkFJ${d('url', 74)}`)),
  row('OpenAI, old', 'OPENAI_API_KEY', 'own', own('sk-', (d) => d('alphanumeric', 48))),
  row('Anthropic', 'ANTHROPIC_API_KEY', 'own', own('sk-ant-api03-', (d) => `${d('url', 93)}AA`)),
  row('HubSpot', 'HUBSPOT_TOKEN', 'own', own('pat-na1-', uuid)),
  row('HubSpot, old', 'HUBSPOT_API_KEY', 'none', bare(uuid)),
  row('Airtable', 'AIRTABLE_TOKEN', 'own', own('pat', (d) => `${d('alphanumeric', 14)}.${d('hex', 64)}`)),
  row('Notion', 'NOTION_TOKEN', 'own', own('ntn_', (d) => d('alphanumeric', 46))),
  row('Atlassian', 'ATLASSIAN_API_TOKEN', 'own', own('ATATT3', (d) => `${d('url', 180)}=${d('upper', 8)}`)),
  row('Datadog', 'DD_API_KEY', 'none', bare((d) => d('hex', 32))),
  row('Datadog application', 'DD_APPLICATION_KEY', 'none', bare((d) => d('hex', 40))),
  row('Cloudflare', 'CLOUDFLARE_API_TOKEN', 'none', bare((d) => d('url', 40))),
  row('Cloudflare global', 'CLOUDFLARE_API_KEY', 'none', bare((d) => d('hex', 37))),
  row('DigitalOcean', 'DIGITALOCEAN_TOKEN', 'own', own('dop_v1_', (d) => d('hex', 64))),
  row('npm', 'NPM_TOKEN', 'own', own('npm_', (d) => d('alphanumeric', 36))),
  row('PyPI', 'PYPI_TOKEN', 'own', own('pypi-', (d) => `AgEIcHlwaS5vcmc${d('url', 120)}`)),
  row('Hugging Face', 'HF_TOKEN', 'own', own('hf_', (d) => d('alphanumeric', 34))),
  row('Algolia', 'ALGOLIA_API_KEY', 'none', bare((d) => d('hex', 32))),
  row('Zendesk', 'ZENDESK_API_TOKEN', 'none', bare((d) => d('alphanumeric', 40))),
  row('Intercom', 'INTERCOM_ACCESS_TOKEN', 'own', own('dG9r', (d) => `O${d('alphanumeric', 55)}=`)),
  row('Salesforce session', 'SALESFORCE_ACCESS_TOKEN', 'own', own('00D', (d) => `5g000${d('alphanumeric', 7)}!${d('alphanumeric', 60)}_${d('alphanumeric', 20)}`)),
  row('Okta', 'OKTA_API_TOKEN', 'own', own('00', (d) => d('url', 40))),
  row('Postgres', 'DATABASE_URL', 'address', inside('postgres://shop:', (d) => d('alphanumeric', 20), '@db.example.com:5432/shop')),
  row('Sentry DSN', 'SENTRY_DSN', 'address', inside('https://', (d) => d('hex', 32), '@o123.ingest.sentry.io/456')),
  row('JWT', 'ACCESS_TOKEN', 'own', (d) => { const claims = { sub: d('alphanumeric', 16), email: `${d('hex', 12)}@example.com`, iat: 1730000000 }; const hidden = `${json64(claims)}.${d('url', 86)}`; return { written: `${json64({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${hidden}`, hidden }; }),
  row('Braintree', 'BRAINTREE_ACCESS_TOKEN', 'own', own('access_token$production$', (d) => `${d('hex', 16)}$${d('hex', 32)}`)),
  row('Firebase server', 'FCM_SERVER_KEY', 'own', own('AAAA', (d) => `${d('alphanumeric', 7)}:APA91b${d('url', 134)}`)),
  row('Asana', 'ASANA_ACCESS_TOKEN', 'own', own('1/1200123456789012:', (d) => d('hex', 32))),
  row('Brevo', 'BREVO_API_KEY', 'own', own('xkeysib-', (d) => `${d('hex', 64)}-${d('alphanumeric', 16)}`)),
  row('Dropbox', 'DROPBOX_ACCESS_TOKEN', 'own', own('sl.', (d) => d('url', 138))),
  row('unknown vendor', 'ACME_API_KEY', 'none', bare((d) => d('alphanumeric', 32))),
  row('a password', 'DB_PASSWORD', 'none', bare((d) => `${d('alphanumeric', 12)}!${d('alphanumeric', 4)}`)),
];
