import type { AttemptRecord } from '../../deliveries/attempt-record.ts';
import { attemptsInJson } from '../../deliveries/attempts-in-json.ts';
import { saysNoAnswer } from '../../deliveries/sender-words.ts';
import { at, type JsonNode, numberAt, textAt } from '../../json/json-places.ts';
import { memberOf, scalarText } from '../../json/placed-json.ts';
import type { Reader } from '../../reader.ts';

const id = 'convoy-attempts';

/** Delivery attempts and event deliveries of the Convoy gateway. */
export const convoyAttempts: Reader = {
  id,
  title: 'Convoy delivery attempts',
  formats: [
    {
      title: 'Convoy delivery attempts',
      sample: 'attempts.json',
      source: 'https://www.getconvoy.io/docs/glossary/delivery-attempts.md',
    },
    {
      title: 'Convoy event delivery',
      sample: 'event-delivery.json',
      source: 'https://www.getconvoy.io/docs/api-reference/event-deliveries/retrieve-an-event-delivery',
    },
  ],
  read: (section) =>
    attemptsInJson(section, {
      reader: id,
      sign: /"(?:request_http_header|msg_id|num_trials)"/,
      attempt: (node) => attempt(node) ?? delivery(node),
    }),
};

function attempt(node: JsonNode): AttemptRecord | undefined {
  const status = at(node, 'http_status');
  const message = textAt(node, 'msg_id');
  if (!status || (!at(node, 'request_http_header') && !(message && at(node, 'response_data')))) return undefined;
  const went = at(node, 'status')?.value;
  return {
    url: memberOf(node, 'url'),
    method: memberOf(node, 'method'),
    requestHeaders: memberOf(node, 'request_http_header'),
    status,
    responseHeaders: memberOf(node, 'response_http_header'),
    responseBody: memberOf(node, 'response_data'),
    error: memberOf(node, 'error'),
    startedAt: memberOf(node, 'requested_at', 'created_at'),
    attempt: {
      sender: 'convoy',
      eventId: message,
      deliveryId: textAt(node, 'uid'),
      state: went === true ? 'success' : went === false ? 'failed' : scalarText(at(node, 'status')),
      endpointId: textAt(node, 'endpoint_id'),
    },
  };
}

/** One event on its way to one endpoint: how often it was tried, and when it is next. */
function delivery(node: JsonNode): AttemptRecord | undefined {
  const trials = numberAt(node, 'metadata', 'num_trials');
  const state = textAt(node, 'status');
  if (trials === undefined || !state || !textAt(node, 'uid')) return undefined;
  const endpoint = at(node, 'endpoint_metadata') ?? at(node, 'endpoint');
  const reason = memberOf(node, 'description');
  const tried = trials > 0;
  return {
    url: memberOf(endpoint, 'url', 'target_url'),
    requestHeaders: memberOf(node, 'headers'),
    error: saysNoAnswer(scalarText(reason) ?? '') ? reason : undefined,
    startedAt: memberOf(node, 'created_at'),
    nextAt: /retry|sched/i.test(state) ? at(node, 'metadata', 'next_send_time') : undefined,
    attempt: {
      sender: 'convoy',
      event: textAt(node, 'event_type') ?? textAt(node, 'event_metadata', 'event_type'),
      eventId: textAt(node, 'event_id') ?? textAt(node, 'event_metadata', 'uid'),
      deliveryId: textAt(node, 'uid'),
      number: tried ? trials : undefined,
      state,
      endpointId: textAt(endpoint, 'uid'),
      endpointState: textAt(endpoint, 'status'),
    },
  };
}
