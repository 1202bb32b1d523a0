import type { AttemptRecord } from '../../deliveries/attempt-record.ts';
import { attemptsInJson } from '../../deliveries/attempts-in-json.ts';
import { listenLines } from '../../deliveries/listen-lines.ts';
import { at, type JsonNode, numberAt, textAt } from '../../json/json-places.ts';
import { memberOf } from '../../json/placed-json.ts';
import type { Reader } from '../../reader.ts';

const id = 'hookdeck-attempts';

/** Hookdeck's attempts as its API gives them, and what `hookdeck listen` prints. */
export const hookdeckAttempts: Reader = {
  id,
  title: 'Hookdeck attempts',
  formats: [
    {
      title: 'Hookdeck attempts',
      sample: 'attempts.json',
      source: 'https://hookdeck.com/docs/api/attempts',
    },
    {
      title: 'hookdeck listen',
      sample: 'listen.txt',
      source: 'https://github.com/hookdeck/hookdeck-cli/blob/main/pkg/proxy/proxy.go',
    },
  ],
  read: (section) => {
    const json = attemptsInJson(section, { reader: id, sign: /"response_status"/, attempt });
    return json.length > 0 ? json : listenLines(section, id, 'hookdeck');
  },
};

function attempt(node: JsonNode): AttemptRecord | undefined {
  const status = at(node, 'response_status');
  const number = numberAt(node, 'attempt_number');
  if (!status || !textAt(node, 'event_id') || (number === undefined && !at(node, 'error_code'))) return undefined;
  const code = textAt(node, 'error_code');
  return {
    url: memberOf(node, 'requested_url'),
    method: memberOf(node, 'http_method'),
    status,
    responseBody: memberOf(node, 'body'),
    // BAD_RESPONSE says no more than the status does.
    error: code && code !== 'BAD_RESPONSE' ? at(node, 'error_code') : undefined,
    startedAt: memberOf(node, 'requested_at', 'created_at'),
    durationMs: numberAt(node, 'response_latency') ?? numberAt(node, 'delivery_latency'),
    attempt: {
      sender: 'hookdeck',
      eventId: textAt(node, 'event_id'),
      deliveryId: textAt(node, 'id'),
      number,
      state: textAt(node, 'status')?.toLowerCase(),
      endpointId: textAt(node, 'destination_id'),
    },
  };
}
