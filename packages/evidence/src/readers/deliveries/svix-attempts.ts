import type { AttemptRecord } from '../../deliveries/attempt-record.ts';
import { attemptsInJson, isWebUrl } from '../../deliveries/attempts-in-json.ts';
import { type JsonNode, numberAt, textAt } from '../../json/json-places.ts';
import { memberOf } from '../../json/placed-json.ts';
import type { Reader } from '../../reader.ts';

const id = 'svix-attempts';
/** MessageStatus of the Svix API: https://api.svix.com/docs#tag/Message-Attempt. */
const states = ['success', 'pending', 'fail', 'sending'];

/** Message attempts of Svix, also from those who send through it (Clerk, Resend and others). */
export const svixAttempts: Reader = {
  id,
  title: 'Svix message attempts',
  formats: [
    {
      title: 'Svix list of message attempts',
      sample: 'attempts.json',
      source: 'https://api.svix.com/docs#tag/Message-Attempt',
    },
    {
      title: 'Svix message attempt as its libraries write it',
      sample: 'attempt.json',
      source: 'https://docs.rs/crate/svix/1.90.0/source/src/models/message_attempt_out.rs',
    },
  ],
  read: (section) => attemptsInJson(section, { reader: id, sign: /"response_?[sS]tatus_?[cC]ode"/, attempt }),
};

function attempt(node: JsonNode): AttemptRecord | undefined {
  const member = (...names: string[]) => memberOf(node, ...names);
  const text = (...names: string[]) => textOf(member(...names));
  const endpointId = text('endpointId', 'endpoint_id');
  const eventId = text('msgId', 'msg_id');
  const status = member('responseStatusCode', 'response_status_code');
  if (!endpointId || !eventId || !status || !isWebUrl(textAt(node, 'url'))) return undefined;
  const number = numberAt(node, 'status');
  const response = member('response');
  const unanswered = status.value === 0;
  return {
    url: member('url'),
    status,
    responseBody: unanswered ? undefined : response,
    error: unanswered ? response : undefined,
    startedAt: member('timestamp'),
    durationMs: numberAt(node, 'responseDurationMs') ?? numberAt(node, 'response_duration_ms'),
    nextAt: member('nextAttempt', 'next_attempt'),
    attempt: {
      sender: 'svix',
      event: textAt(node, 'msg', 'eventType') ?? textAt(node, 'msg', 'event_type') ?? text('eventType', 'event_type'),
      eventId,
      deliveryId: text('id'),
      state: text('statusText', 'status_text') ?? (number === undefined ? text('status') : states[number]),
      endpointId,
    },
  };
}

function textOf(node: JsonNode | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined;
}
