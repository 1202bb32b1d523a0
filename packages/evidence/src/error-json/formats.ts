import type { Format } from '../reader.ts';

/** Whose error bodies are known, each with a sample. */
export const jsonFormats: readonly Format[] = [
  { title: 'error of Stripe', sample: 'stripe.json', source: 'https://docs.stripe.com/api/errors' },
  { title: 'error of PayPal', sample: 'paypal.json', source: 'https://developer.paypal.com/api/rest/responses/' },
  { title: 'error of Twilio', sample: 'twilio.json', source: 'https://www.twilio.com/docs/usage/twilios-response' },
  {
    title: 'error of SendGrid',
    sample: 'sendgrid.json',
    source: 'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors',
  },
  {
    title: 'error of GitHub',
    sample: 'github.json',
    source: 'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api',
  },
  { title: 'error of GitLab', sample: 'gitlab.json', source: 'https://docs.gitlab.com/api/rest/troubleshooting/' },
  { title: 'error of Slack', sample: 'slack.json', source: 'https://docs.slack.dev/apis/web-api/' },
  { title: 'error of Google APIs', sample: 'google.json', source: 'https://cloud.google.com/apis/design/errors' },
  {
    title: 'error of an OAuth token endpoint',
    sample: 'google-oauth.json',
    source: 'https://www.rfc-editor.org/rfc/rfc6749',
  },
  {
    title: 'OAuth error of a protected resource',
    sample: 'rfc-6750.json',
    source: 'https://www.rfc-editor.org/rfc/rfc6750',
  },
  {
    title: 'error of Microsoft identity platform',
    sample: 'microsoft-login.json',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
  },
  {
    title: 'error of Microsoft Graph',
    sample: 'microsoft-graph.json',
    source: 'https://learn.microsoft.com/en-us/graph/errors',
  },
  {
    title: 'error of Azure Resource Manager',
    sample: 'azure.json',
    source: 'https://learn.microsoft.com/en-us/azure/azure-resource-manager/troubleshooting/common-deployment-errors',
  },
  {
    title: 'error of AWS (JSON protocols)',
    sample: 'aws-json.json',
    source: 'https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html',
  },
  {
    title: 'error of Meta’s Graph API',
    sample: 'meta.json',
    source: 'https://developers.facebook.com/docs/graph-api/guides/error-handling/',
  },
  {
    title: 'error of Shopify’s REST API',
    sample: 'shopify.json',
    source: 'https://shopify.dev/docs/api/usage/response-codes',
  },
  {
    title: 'field errors of Shopify’s REST API',
    sample: 'shopify-fields.json',
    source: 'https://shopify.dev/docs/api/usage/response-codes',
  },
  {
    title: 'error of HubSpot',
    sample: 'hubspot.json',
    source: 'https://developers.hubspot.com/docs/reference/api/other-resources/error-handling',
  },
  {
    title: 'error of Salesforce',
    sample: 'salesforce.json',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm',
  },
  {
    title: 'error of Zendesk',
    sample: 'zendesk.json',
    source: 'https://developer.zendesk.com/documentation/ticketing/introduction/',
  },
  {
    title: 'error of Intercom',
    sample: 'intercom.json',
    source: 'https://developers.intercom.com/docs/references/rest-api/errors/error-objects',
  },
  {
    title: 'error of Jira',
    sample: 'jira.json',
    source: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
  },
  { title: 'error of Notion', sample: 'notion.json', source: 'https://developers.notion.com/reference/status-codes' },
  { title: 'error of Airtable', sample: 'airtable.json', source: 'https://airtable.com/developers/web/api/errors' },
  {
    title: 'error of Adyen',
    sample: 'adyen.json',
    source: 'https://docs.adyen.com/development-resources/error-codes/',
  },
  {
    title: 'error of Square',
    sample: 'square.json',
    source: 'https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors',
  },
  { title: 'error of Plaid', sample: 'plaid.json', source: 'https://plaid.com/docs/errors/' },
  {
    title: 'error of Discord',
    sample: 'discord.json',
    source: 'https://discord.com/developers/docs/topics/opcodes-and-status-codes',
  },
  {
    title: 'rate limit of Discord',
    sample: 'discord-rate-limit.json',
    source: 'https://discord.com/developers/docs/topics/rate-limits',
  },
  { title: 'error of Telegram', sample: 'telegram.json', source: 'https://core.telegram.org/bots/api#making-requests' },
  { title: 'error of OpenAI', sample: 'openai.json', source: 'https://platform.openai.com/docs/guides/error-codes' },
  { title: 'error of Anthropic', sample: 'anthropic.json', source: 'https://docs.anthropic.com/en/api/errors' },
  { title: 'error of Okta', sample: 'okta.json', source: 'https://developer.okta.com/docs/reference/error-codes/' },
  { title: 'JSON:API errors', sample: 'json-api.json', source: 'https://jsonapi.org/format/#errors' },
  {
    title: 'error of AWS API Gateway',
    sample: 'api-gateway.json',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
  },
  { title: 'error of Kong', sample: 'kong.json', source: 'https://developer.konghq.com/gateway/' },
  {
    title: 'error of Apigee',
    sample: 'apigee.json',
    source:
      'https://cloud.google.com/apigee/docs/api-platform/troubleshoot/policies/fault-rules/understanding-fault-codes',
  },
  {
    title: 'validation error of FastAPI',
    sample: 'fastapi.json',
    source: 'https://fastapi.tiangolo.com/tutorial/handling-errors/',
  },
  {
    title: 'error of Django REST framework',
    sample: 'django-rest.json',
    source: 'https://www.django-rest-framework.org/api-guide/exceptions/',
  },
  {
    title: 'field errors of Django REST framework',
    sample: 'django-rest-fields.json',
    source: 'https://www.django-rest-framework.org/api-guide/exceptions/',
  },
  { title: 'error of Rails', sample: 'rails.json', source: 'https://guides.rubyonrails.org/configuring.html' },
  { title: 'validation error of Laravel', sample: 'laravel.json', source: 'https://laravel.com/docs/12.x/validation' },
  { title: 'debug error of Laravel', sample: 'laravel-debug.json', source: 'https://laravel.com/docs/12.x/errors' },
  {
    title: 'error of Spring Boot',
    sample: 'spring-boot.json',
    source: 'https://docs.spring.io/spring-boot/reference/web/servlet.html',
  },
  { title: 'error of Fastify', sample: 'fastify.json', source: 'fastify 5.12.8, run' },
  { title: 'error of NestJS', sample: 'nestjs.json', source: 'NestJS 12.5.1, run' },
  { title: 'error of hapi', sample: 'hapi.json', source: 'hapi 21.4.10, run' },
  {
    title: 'error as Express apps write it',
    sample: 'express-json.json',
    source: 'https://expressjs.com/en/guide/error-handling.html',
  },
  {
    title: 'error of the Cloudflare API',
    sample: 'cloudflare-api.json',
    source: 'https://developers.cloudflare.com/fundamentals/api/troubleshooting/',
  },
];
