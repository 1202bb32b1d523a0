import type { Reader } from '../../reader.ts';
import { convoyAttempts } from './convoy-attempts.ts';
import { deliveryMail } from './delivery-mail.ts';
import { deliveryTable } from './delivery-table.ts';
import { genericAttempts } from './generic-attempts.ts';
import { githubDeliveries } from './github-deliveries.ts';
import { gitlabHookLog } from './gitlab-hook-log.ts';
import { hookdeckAttempts } from './hookdeck-attempts.ts';
import { shopifyDeliveries } from './shopify-deliveries.ts';
import { slackRequestUrl } from './slack-request-url.ts';
import { stripeAttempt } from './stripe-attempt.ts';
import { stripeListen } from './stripe-listen.ts';
import { svixAttempts } from './svix-attempts.ts';
import { twilioAlerts } from './twilio-alerts.ts';

/** What senders record of their deliveries, a sender's own shape before what many have in common. */
export const deliveries: readonly Reader[] = [
  githubDeliveries,
  gitlabHookLog,
  svixAttempts,
  stripeListen,
  hookdeckAttempts,
  convoyAttempts,
  twilioAlerts,
  shopifyDeliveries,
  slackRequestUrl,
  deliveryTable,
  stripeAttempt,
  deliveryMail,
  genericAttempts,
];
