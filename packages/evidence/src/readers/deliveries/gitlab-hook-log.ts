import type { AttemptRecord } from '../../deliveries/attempt-record.ts';
import { attemptsInJson } from '../../deliveries/attempts-in-json.ts';
import { gitlabLines } from '../../deliveries/gitlab-page.ts';
import { at, type JsonNode, numberAt, textAt } from '../../json/json-places.ts';
import { memberOf, scalarText } from '../../json/placed-json.ts';
import type { Reader } from '../../reader.ts';

const id = 'gitlab-hook-log';

/** GitLab's record of webhook events: its API's JSON, the table of recent events, and what "Test" answers. */
export const gitlabHookLog: Reader = {
  id,
  title: 'GitLab webhook events',
  formats: [
    {
      title: 'GitLab webhook events of the API',
      sample: 'events.json',
      source: 'https://docs.gitlab.com/api/project_webhooks/#list-all-events-for-a-project-webhook',
    },
    {
      title: 'GitLab test of a webhook',
      sample: 'test.txt',
      source: 'https://docs.gitlab.com/user/project/integrations/webhooks/#test-a-webhook',
    },
    {
      title: 'GitLab table of recent events',
      sample: 'recent.txt',
      source: 'https://docs.gitlab.com/user/project/integrations/webhooks/#view-webhook-request-history',
    },
  ],
  read: (section) => {
    const json = attemptsInJson(section, {
      reader: id,
      sign: /"(?:execution_duration|internal_error_message)"/,
      attempt,
    });
    return json.length > 0 ? json : gitlabLines(section, id);
  },
};

function attempt(node: JsonNode): AttemptRecord | undefined {
  const status = at(node, 'response_status');
  const trigger = textAt(node, 'trigger');
  if (!status || !trigger || (!at(node, 'execution_duration') && !at(node, 'request_headers'))) return undefined;
  const seconds = numberAt(node, 'execution_duration');
  return {
    url: memberOf(node, 'url'),
    requestHeaders: memberOf(node, 'request_headers'),
    requestBody: memberOf(node, 'request_data'),
    status,
    responseHeaders: memberOf(node, 'response_headers'),
    responseBody: memberOf(node, 'response_body'),
    // "internal error" stands where a status would.
    error: memberOf(node, 'internal_error_message') ?? (/^\d/.test(scalarText(status) ?? '') ? undefined : status),
    startedAt: memberOf(node, 'created_at'),
    durationMs: seconds === undefined ? undefined : Math.round(seconds * 1000),
    attempt: { sender: 'gitlab', event: trigger, deliveryId: scalarText(at(node, 'id')), state: scalarText(status) },
  };
}
