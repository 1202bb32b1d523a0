import type { AttemptRecord } from '../../deliveries/attempt-record.ts';
import { attemptsInJson } from '../../deliveries/attempts-in-json.ts';
import { githubPages } from '../../deliveries/github-page.ts';
import { at, type JsonNode, numberAt, textAt } from '../../json/json-places.ts';
import { memberOf, scalarText } from '../../json/placed-json.ts';
import type { Reader } from '../../reader.ts';

const id = 'github-deliveries';

/** GitHub's record of webhook deliveries: the REST API's JSON, also of organisations and Apps, and its settings page. */
export const githubDeliveries: Reader = {
  id,
  title: 'GitHub webhook deliveries',
  formats: [
    {
      title: 'GitHub delivery of the REST API',
      sample: 'delivery.json',
      source: 'https://docs.github.com/en/rest/repos/webhooks#get-a-delivery-for-a-repository-webhook',
    },
    {
      title: 'GitHub list of deliveries',
      sample: 'deliveries.json',
      source: 'https://docs.github.com/en/rest/repos/webhooks#list-deliveries-for-a-repository-webhook',
    },
    {
      title: 'GitHub page of recent deliveries',
      sample: 'page.txt',
      source: 'https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries',
    },
  ],
  read: (section) => {
    const json = attemptsInJson(section, { reader: id, sign: /"(?:guid|delivered_at)"/, attempt });
    return json.length > 0 ? json : githubPages(section, id);
  },
};

function attempt(node: JsonNode): AttemptRecord | undefined {
  const guid = textAt(node, 'guid');
  const event = textAt(node, 'event');
  if (!guid || !event || (!at(node, 'status_code') && !at(node, 'delivered_at'))) return undefined;
  const state = textAt(node, 'status');
  const code = numberAt(node, 'status_code');
  const seconds = numberAt(node, 'duration');
  const answered = code !== undefined && code > 0;
  return {
    url: memberOf(node, 'url'),
    requestHeaders: at(node, 'request', 'headers'),
    requestBody: at(node, 'request', 'payload'),
    status: at(node, 'status_code'),
    responseHeaders: at(node, 'response', 'headers'),
    responseBody: at(node, 'response', 'payload'),
    // Where no answer came the code is 0 or null, and the status says why.
    error: answered || state === undefined || /^OK$/i.test(state) ? undefined : at(node, 'status'),
    startedAt: memberOf(node, 'delivered_at'),
    durationMs: seconds === undefined ? undefined : Math.round(seconds * 1000),
    attempt: { sender: 'github', event, eventId: guid, deliveryId: scalarText(at(node, 'id')), state },
  };
}
