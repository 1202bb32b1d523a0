import { errorNames, eventNames, nested, statusNames, timeNames, urlNames } from '../../deliveries/attempt-names.ts';
import type { AttemptRecord } from '../../deliveries/attempt-record.ts';
import { attemptsInJson, isWebUrl } from '../../deliveries/attempts-in-json.ts';
import { isStatus } from '../../http/words.ts';
import { type JsonNode, textAt } from '../../json/json-places.ts';
import { memberOf, scalarText } from '../../json/placed-json.ts';
import type { Reader } from '../../reader.ts';

const id = 'generic-attempts';

/** A record speaks of a delivery by one of these; anything else with a status and a URL may be a log of calls. */
const deliveryWord = /attempt|deliver|transmission|retr(?:y|ies)|hook|callback|subscription_?id|endpoint_?id/i;

/** Records of deliveries of senders that have no reader of their own: Paddle, PayPal, WooCommerce, Contentful and more. */
export const genericAttempts: Reader = {
  id,
  title: 'webhook delivery record',
  formats: [
    {
      title: 'WooCommerce webhook delivery',
      sample: 'woocommerce.json',
      source: 'https://woocommerce.github.io/woocommerce-rest-api-docs/v1.html#webhook-deliveries',
    },
    {
      title: 'PayPal webhook transmissions',
      sample: 'paypal.json',
      source: 'https://developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_get',
    },
    {
      title: 'Paddle notification logs',
      sample: 'paddle.json',
      source: 'https://developer.paddle.com/api-reference/notification-logs/list-notification-logs',
    },
    {
      title: 'Contentful webhook call',
      sample: 'contentful.json',
      source: 'https://www.contentful.com/developers/docs/references/content-management-api/#webhook-calls',
    },
    {
      title: 'event with the attempt to deliver it',
      sample: 'event-with-attempt.json',
      source: 'https://hookdeck.com/docs/api/attempts',
    },
  ],
  read: (section) =>
    attemptsInJson(section, {
      reader: id,
      sign: /"[\w-]{0,40}(?:attempt|deliver|transmission|retr(?:y|ies)|hook|callback)[\w-]{0,40}"\s*:/i,
      attempt: (node) => whole(node) ?? plain(node, node),
    }),
};

/** An event with its attempt inside it. */
function whole(node: JsonNode): AttemptRecord | undefined {
  const inner = memberOf(node, ...nested);
  if (!inner?.members) return undefined;
  return plain(inner, node, true);
}

function plain(node: JsonNode, around: JsonNode, isAttempt = false): AttemptRecord | undefined {
  const own = (names: readonly string[]) => memberOf(node, ...names);
  const request = memberOf(node, 'request');
  const response = memberOf(node, 'response');
  const hook = memberOf(around, 'webhook', 'hook', 'subscription', 'endpoint');
  const status =
    own(statusNames) ??
    memberOf(response, 'status_code', 'statusCode', 'status', 'code') ??
    numericStatus(memberOf(node, 'code', 'status'));
  const url = [own(urlNames), memberOf(request, 'url', 'uri'), memberOf(hook, 'url', 'target_url')].find((one) =>
    isWebUrl(textOf(one)),
  );
  const event = eventOf(own(eventNames)) ?? eventOf(memberOf(around, ...eventNames));
  const number = numberOf(
    memberOf(
      node,
      'attempt_number',
      'attemptNumber',
      'attempt',
      'attempts',
      'attempt_count',
      'attemptCount',
      'times_attempted',
      'try',
      'retry_count',
    ),
  );
  const state = textOf(memberOf(node, 'status', 'state', 'result', 'outcome', 'delivery_status'));
  const requestHeaders = own(['request_headers', 'requestHeaders']) ?? memberOf(request, 'headers');
  const responseHeaders = own(['response_headers', 'responseHeaders']) ?? memberOf(response, 'headers');
  const responseBody =
    own(['response_body', 'responseBody', 'response_content', 'response_payload']) ??
    memberOf(response, 'body', 'payload', 'content') ??
    textNode(response);
  const time = own(timeNames);
  const error = own(errorNames);
  if (!isAttempt && ![...(node.members?.keys() ?? [])].some((name) => deliveryWord.test(name))) {
    // WooCommerce and its like name both halves of the exchange, which no API's own objects do.
    if (!requestHeaders || !responseHeaders || !url) return undefined;
  }
  if (!isOutcome(status, state, number)) return undefined;
  const parts = [url, event, requestHeaders ?? responseHeaders, responseBody, time, number].filter(
    (part) => part !== undefined,
  );
  if (parts.length < (isAttempt ? 1 : 2) || (!url && !time && !isAttempt)) return undefined;
  return {
    url,
    method: own(['request_method', 'requestMethod', 'method', 'http_method']) ?? memberOf(request, 'method'),
    requestHeaders,
    requestBody: own(['request_body', 'requestBody', 'payload']) ?? memberOf(request, 'body', 'payload'),
    status,
    reason: textOf(memberOf(node, 'response_message')),
    responseHeaders,
    responseBody,
    error:
      error ??
      (/time|fail|error|refus/i.test(state ?? '') && status === undefined
        ? memberOf(node, 'status', 'state', 'result')
        : undefined),
    startedAt: time,
    durationMs: numberOf(
      memberOf(node, 'duration_ms', 'durationMs', 'response_time_ms', 'latency_ms', 'responseDurationMs'),
    ),
    nextAt: memberOf(
      node,
      'next_attempt_at',
      'nextAttemptAt',
      'next_retry_at',
      'nextRetryAt',
      'next_retry',
      'retry_at',
    ),
    attempt: {
      sender: senderOf(node),
      event,
      eventId:
        textOf(memberOf(node, 'event_id', 'eventId', 'message_id')) ??
        (around === node ? undefined : scalarText(memberOf(around, 'id'))),
      deliveryId: scalarText(memberOf(node, 'delivery_id', 'deliveryId', 'transmission_id', 'id')),
      number,
      state,
      endpointId: scalarText(
        memberOf(node, 'webhook_id', 'webhookId', 'endpoint_id', 'endpointId', 'subscription_id', 'subscriptionId'),
      ),
      endpointState: textOf(memberOf(hook, 'status', 'state')),
    },
  };
}

/** A status of HTTP (0 and null where none came), or a word for the outcome with a count of attempts. */
function isOutcome(status: JsonNode | undefined, state: string | undefined, number: number | undefined): boolean {
  if (status) {
    const digits = /^\d{1,3}/.exec(String(status.value ?? ''))?.[0];
    return digits !== undefined && (Number(digits) === 0 || isStatus(Number(digits)));
  }
  return (
    state !== undefined &&
    number !== undefined &&
    /^(?:fail|deliver|succe|pend|error|timed?.?out|retr|not_?deliv|need)/i.test(state)
  );
}

function numericStatus(node: JsonNode | undefined): JsonNode | undefined {
  return typeof node?.value === 'number' && isStatus(node.value) ? node : undefined;
}

function eventOf(node: JsonNode | undefined): string | undefined {
  const text = textOf(node) ?? textAt(node, 'type') ?? textAt(node, 'name');
  return text !== undefined && /^[\w./:* -]{2,100}$/.test(text) ? text : undefined;
}

function textOf(node: JsonNode | undefined): string | undefined {
  return typeof node?.value === 'string' && node.value !== '' ? node.value : undefined;
}

function textNode(node: JsonNode | undefined): JsonNode | undefined {
  return typeof node?.value === 'string' ? node : undefined;
}

function numberOf(node: JsonNode | undefined): number | undefined {
  return typeof node?.value === 'number' && Number.isInteger(node.value) && node.value >= 0 ? node.value : undefined;
}

function senderOf(node: JsonNode): string | undefined {
  if (memberOf(node, 'transmission_id')) return 'paypal';
  const name = textOf(memberOf(node, 'id')) ?? '';
  return name.startsWith('ntflog_') || name.startsWith('ntf_') ? 'paddle' : undefined;
}
