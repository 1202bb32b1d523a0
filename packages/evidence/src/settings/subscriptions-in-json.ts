import { isWebUrl } from '../deliveries/attempts-in-json.ts';
import type { Section } from '../document.ts';
import type { JsonNode } from '../json/json-places.ts';
import { memberOf, objectsIn, type PlacedJson, placedJson, scalarText } from '../json/placed-json.ts';
import type { Found } from '../reader.ts';
import type { Setting } from '../setting.ts';
import { addressNames, eventNames, otherNames, stateNames } from './subscription-names.ts';

/** Every subscription says which events it is for, or whether it is on. */
const telling = new Set([...eventNames, ...stateNames, 'has_custom_certificate']);
const tells = new RegExp(`"(?:${[...telling].join('|')})"\\s*:`);
const sign =
  /"(?:[\w-]{0,40}(?:url|uri|callback|endpoint|address|target|destination)|eventType|event_type|jqlFilter|topic)"\s*:/i;
const hookWord = /hook|callback|subscri|notification|endpoint|ipn/i;
/** What an attempt, an event or an error has and a subscription has not. */
const other =
  /^(?:status_code|statusCode|response_code|http_status|response|payload|responseStatusCode|response_status|attempt_number|attempts|delivered_at|attempted_at|errors?|request|method)$/;

/** The settings of webhook subscriptions in the JSON of a run of lines, as an API lists them. */
export function subscriptionsIn(section: Section, reader: string): Found[] {
  const has = (pattern: RegExp) => section.lines.some((line) => pattern.test(line.slice(0, 20_000)));
  if (!has(tells) || !has(sign)) return [];
  const json = placedJson(section, tells);
  return json.roots.flatMap((root) => {
    const settings = objectsIn(root, isSubscription).flatMap((node) => settingsOf(node, json, reader));
    return settings.length > 0 ? [{ firstLine: json.firstLine(root), lastLine: json.lastLine(root), settings }] : [];
  });
}

function isSubscription(node: JsonNode): boolean {
  const names = [...(node.members?.keys() ?? [])];
  if (!names.some((name) => telling.has(name))) return false;
  if (names.some((name) => other.test(name)) && !memberOf(node, 'enabled_events', 'config')) return false;
  const address = addressOf(node);
  const events = eventsOf(node);
  const state = memberOf(node, ...stateNames);
  const told = scalarText(memberOf(node, 'object', 'type', '__typename', 'kind')) ?? '';
  const spoken =
    hookWord.test(told) ||
    names.some((name) => hookWord.test(name) && !/^(?:subscription|notifications?|subscribers?)$/i.test(name)) ||
    /hook|callback/i.test(address?.text ?? '');
  if (address) {
    // A page with tags has a list of texts and an address too: some word must say that this is a webhook.
    if (
      events &&
      (spoken ||
        memberOf(
          node,
          'config',
          'secret',
          'content_type',
          'filterTypes',
          'enabled_events',
          'event_types',
          'eventTypes',
          'topics',
          'topic',
        ))
    )
      return true;
    return (
      spoken &&
      state !== undefined &&
      (events !== undefined ||
        typeof state.value === 'boolean' ||
        hookWord.test(told) ||
        /^(?:enabled|disabled|active|inactive|paused)$/i.test(scalarText(state) ?? ''))
    );
  }
  // HubSpot and Jira keep the address elsewhere; Telegram's is empty where nothing is registered.
  if (memberOf(node, 'jqlFilter') && events) return true;
  if (memberOf(node, 'has_custom_certificate') && memberOf(node, 'pending_update_count')) return true;
  return (
    typeof memberOf(node, 'active', 'enabled')?.value === 'boolean' &&
    memberOf(node, 'eventType', 'subscriptionType', 'event_type') !== undefined &&
    names.length <= 12
  );
}

interface Address {
  name: string;
  node: JsonNode;
  text: string;
}

/** The address of a subscription: its own, or that of its `config` (GitHub) or `endpoint` (Shopify). */
function addressOf(node: JsonNode): Address | undefined {
  for (const inner of ['', 'config', 'endpoint', 'event_subscriptions', 'interactivity', 'delivery', 'attributes']) {
    const holder = inner ? memberOf(node, inner) : node;
    for (const name of addressNames) {
      const found = memberOf(holder, name);
      const text = typeof found?.value === 'string' ? found.value : undefined;
      if (found && isWebUrl(text)) return { name: inner ? `${inner}.${name}` : name, node: found, text: text ?? '' };
    }
  }
  return undefined;
}

/** The member that lists events: texts, or one text. */
function eventsOf(node: JsonNode): JsonNode | undefined {
  return eventNames
    .map((name) => memberOf(node, name))
    .find((one) => {
      if (one?.items) return one.items.every((item) => typeof item.value === 'string' || item.members?.size === 1);
      return typeof one?.value === 'string' && /^[\w./:*-]{2,100}$/.test(one.value);
    });
}

function settingsOf(node: JsonNode, json: PlacedJson, reader: string): Setting[] {
  const address = addressOf(node);
  const scope = address?.text ?? scalarText(memberOf(node, 'id', 'guid', 'sid'));
  const settings: Setting[] = [];
  const add = (name: string, place: JsonNode, value: string) => {
    settings.push({
      reader,
      artifact: json.artifact,
      firstLine: json.firstLine(place),
      lastLine: json.lastLine(place),
      of: 'subscription',
      name,
      value,
      order: settings.length,
      ...(scope ? { scope } : {}),
    });
  };
  if (address) add(address.name, address.node, address.text);
  for (const inner of ['', 'config', 'event_subscriptions', 'attributes', 'settings']) {
    const holder = inner ? memberOf(node, inner) : node;
    for (const name of [...eventNames, ...stateNames, ...otherNames]) {
      const found = holder?.members?.get(name);
      const value = found && settingValue(found);
      if (found && value !== undefined) add(inner ? `${inner}.${name}` : name, found, value);
    }
  }
  // Telegram answers an empty address where no webhook is set.
  const empty = node.members?.get('url');
  if (!address && empty?.value === '') add('url', empty, '');
  return settings;
}

/** A scalar as text, a list of texts joined; of GitLab and Zendesk, objects with one name each. */
function settingValue(node: JsonNode): string | undefined {
  if (node.items) {
    const texts = node.items.map((item) => scalarText(item) ?? scalarText([...(item.members?.values() ?? [])][0]));
    return texts.every((text) => text !== undefined) ? texts.join(', ') : undefined;
  }
  if (node.members || node.value === null || node.value === undefined) return undefined;
  return String(node.value).slice(0, 2000);
}
