import type { AttemptRecord } from '../../deliveries/attempt-record.ts';
import { attemptsInJson } from '../../deliveries/attempts-in-json.ts';
import { twilioPages } from '../../deliveries/twilio-page.ts';
import { type JsonNode, textAt } from '../../json/json-places.ts';
import { memberOf, type PlacedJson, scalarText } from '../../json/placed-json.ts';
import type { Reader } from '../../reader.ts';

const id = 'twilio-alerts';

/** Twilio's debugger: alerts of the Monitor API, and an error's page copied from the console. */
export const twilioAlerts: Reader = {
  id,
  title: 'Twilio alerts',
  formats: [
    {
      title: 'Twilio alert of the Monitor API',
      sample: 'alert.json',
      source: 'https://www.twilio.com/docs/usage/monitor-alert',
    },
    {
      title: 'Twilio error of the console',
      sample: 'page.txt',
      source: 'https://www.twilio.com/docs/api/errors/11200',
    },
  ],
  read: (section) => {
    const json = attemptsInJson(section, { reader: id, sign: /"alert_?[tT]ext"/, attempt });
    return json.length > 0 ? json : twilioPages(section, id);
  },
};

function attempt(node: JsonNode, _json: PlacedJson): AttemptRecord | undefined {
  const alert = memberOf(node, 'alert_text', 'alertText');
  const code = scalarText(memberOf(node, 'error_code', 'errorCode'));
  const url = memberOf(node, 'request_url', 'requestUrl');
  // 11xxx and 12xxx are about calls of the customer's URL; others are about Twilio's own API.
  if (!alert || !code || !/^(?:1[12]\d{3}|15003)$/.test(code)) return undefined;
  const told = new URLSearchParams(scalarText(alert) ?? '');
  const status = told.get('httpResponse') ?? '';
  const words = told.get('Msg') ?? told.get('parserMessage') ?? scalarText(alert) ?? '';
  return {
    url: url ?? derived(alert, told.get('url') ?? told.get('requestUrl')),
    method: memberOf(node, 'request_method', 'requestMethod'),
    requestHeaders: memberOf(node, 'request_headers', 'requestHeaders'),
    requestBody: memberOf(node, 'request_variables', 'requestVariables'),
    status: /^[1-5]\d\d$/.test(status) ? derived(alert, status) : undefined,
    responseHeaders: memberOf(node, 'response_headers', 'responseHeaders'),
    responseBody: memberOf(node, 'response_body', 'responseBody'),
    error: derived(alert, `Error ${code}: ${words}`),
    startedAt: memberOf(node, 'date_generated', 'dateGenerated', 'date_created'),
    attempt: {
      sender: 'twilio',
      event: textAt(node, 'service_sid'),
      deliveryId: textAt(node, 'sid'),
      state: `error ${code}`,
    },
  };
}

/** A value that stands inside another's text. */
function derived(place: JsonNode, value: string | null): JsonNode | undefined {
  return value ? { start: place.start, end: place.end, complete: true, value } : undefined;
}
