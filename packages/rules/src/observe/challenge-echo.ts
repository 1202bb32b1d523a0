import type { Exchange } from '@causeway/evidence';
import { isObject, jsonOf } from './json-body.ts';
import type { Observer } from './observer.ts';

/**
 * Whether the answer gives back what a sender wants back before it sends events: `challenge` of the body
 * (Slack, Twitch, Lark, monday.com), `hub.challenge` of the query (WebSub and Meta), `validationToken`
 * (Microsoft Graph). Senders that want a hash of it are not looked at.
 */
export const challengeEcho: Observer = {
  facts: ['webhook.challenge_echoed'],
  observe({ exchange }, note) {
    const { response } = exchange;
    const challenge = challengeOf(exchange);
    if (challenge === undefined || !response || response.status >= 300) return;
    const body = response.body;
    if (!body) {
      if (response.bodyBytes === 0) note('webhook.challenge_echoed', false, response.line);
      return;
    }
    const echoed = body.text.includes(challenge);
    if (echoed || !body.truncated) note('webhook.challenge_echoed', echoed, body.firstLine, body.lastLine);
  },
};

const shortest = 4;

function challengeOf({ request }: Exchange): string | undefined {
  const json = jsonOf(request?.body)?.value;
  const inBody = isObject(json) && request?.method === 'POST' ? json.challenge : undefined;
  if (typeof inBody === 'string' && inBody.length >= shortest) return inBody;
  const query = /\?([^#]*)/.exec(request?.url ?? '')?.[1];
  if (query === undefined) return undefined;
  const asked = new URLSearchParams(query);
  const inQuery = asked.get('hub.challenge') ?? asked.get('validationToken');
  return inQuery !== null && inQuery.length >= shortest ? inQuery : undefined;
}
