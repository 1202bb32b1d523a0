import type { Reader } from '../../reader.ts';
import { slackManifests } from '../../settings/slack-manifest.ts';
import { subscriptionsIn } from '../../settings/subscriptions-in-json.ts';

const id = 'subscription-json';

/** Settings of a webhook subscription as the sender's API gives them, and of a Slack app as its manifest does. */
export const subscriptionJson: Reader = {
  id,
  title: 'settings of a webhook subscription',
  formats: [
    {
      title: 'GitHub webhook',
      sample: 'github.json',
      source: 'https://docs.github.com/en/rest/repos/webhooks#get-a-repository-webhook',
    },
    {
      title: 'Stripe webhook endpoints',
      sample: 'stripe.json',
      source: 'https://docs.stripe.com/api/webhook_endpoints/list',
    },
    {
      title: 'Shopify webhook of the REST API',
      sample: 'shopify-rest.json',
      source: 'https://shopify.dev/docs/api/admin-rest/latest/resources/webhook',
    },
    {
      title: 'Shopify webhook subscriptions of GraphQL',
      sample: 'shopify-graphql.json',
      source: 'https://shopify.dev/docs/api/admin-graphql/latest/queries/webhookSubscriptions',
    },
    {
      title: 'HubSpot event subscriptions',
      sample: 'hubspot.json',
      source: 'https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide',
    },
    {
      title: 'Jira registered webhooks',
      sample: 'jira.json',
      source: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/',
    },
    {
      title: 'Telegram webhook info',
      sample: 'telegram.json',
      source: 'https://core.telegram.org/bots/api#getwebhookinfo',
    },
    { title: 'Slack app manifest', sample: 'slack-manifest.yml', source: 'https://api.slack.com/reference/manifests' },
  ],
  read: (section) => {
    const json = subscriptionsIn(section, id);
    return json.length > 0 ? json : slackManifests(section, id);
  },
};
