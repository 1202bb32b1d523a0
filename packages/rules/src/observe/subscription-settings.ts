import type { Setting } from '@causeway/evidence';
import { hostKind } from './host-kind.ts';
import type { Around, NoteSetting } from './setting-notes.ts';

const addressName = /(?:^|\.)(?:\w*url|callback|endpoint|address|uri|target|destination)$/i;
const onName = /(?:^|\.)(?:active|enabled|is_?active|is_?enabled)$/i;
const offName = /(?:^|\.)(?:disabled|paused)$/i;
const stateName = /(?:^|\.)(?:status|state)$/i;
const reasonName = /(?:^|\.)(?:disabled?_?reason|disabled_?until)$/i;
const eventsName =
  /(?:^|\.)(?:enabled_?events|events|event_?types|subscribed_?events|topics|topic|filter_?types|triggers|bot_events|allowed_updates|webhook_events)$/i;
const endName = /(?:^|\.)(?:expiration(?:date(?:time)?)?|expires_?at|valid_until)$/i;
const modeName = /(?:^|\.)(?:livemode|live_mode)$/i;
const every = /^(?:\*|all|any)$|\.\*$|\/\*$/i;

/** What a webhook's settings at its sender show. Of several subscriptions only what all of them share is said. */
export function noteSubscriptions(settings: readonly Setting[], around: Around, note: NoteSetting): void {
  const all = [...Map.groupBy(settings, ({ artifact, scope }) => `${artifact}\n${scope}`).values()];
  const called = new Set(around.exchanges.flatMap(({ request }) => (request?.url ? [hostOf(request.url)] : [])));
  const own = all.filter((one) => called.has(hostOf(one[0]?.scope ?? '')));
  const relevant = own.length > 0 ? own : all;
  noteShared(
    'webhook.state_at_sender',
    relevant.map((one) => stateOf(one, around.now)),
    note,
  );
  noteShared('webhook.saved_url', relevant.map(addressOf), note);
  noteShared('webhook.has_end_date', relevant.map(endOf), note);
  noteShared(
    'webhook.registered_for',
    relevant.map((one) => modeOf(one, around)),
    note,
  );
  noteShared(
    'webhook.event_type_enabled',
    relevant.map((one) => eventOf(one, around)),
    note,
  );
  noteShared('signature.sender_has_secret', relevant.map(secretOf), note);
}

type Told = { value: string | boolean; setting: Setting } | undefined;

function noteShared(fact: string, told: readonly Told[], note: NoteSetting): void {
  const [first] = told;
  if (first && told.every((one) => one?.value === first.value)) note(fact, first.value, first.setting);
}

function stateOf(settings: readonly Setting[], now: number): Told {
  const find = (name: RegExp, value: RegExp) => settings.find((one) => name.test(one.name) && value.test(one.value));
  const reason = settings.find((one) => reasonName.test(one.name) && one.value !== '');
  if (reason) return { value: 'auto_disabled', setting: reason };
  const off =
    find(onName, /^(?:false|0)$/) ??
    find(offName, /^(?:true|1)$/) ??
    find(stateName, /^(?:disabled|inactive|paused|draft|off|suspended)$/i);
  if (off && !/interactivity|socket_mode/.test(off.name)) return { value: 'off', setting: off };
  const end = settings.find((one) => endName.test(one.name));
  const endsAt = end && timeOf(end.value);
  if (end && endsAt !== undefined && endsAt < now) return { value: 'expired', setting: end };
  const none = settings.find((one) => addressName.test(one.name) && one.value === '');
  if (none) return { value: 'not_listed', setting: none };
  const on = find(onName, /^(?:true|1)$/) ?? find(stateName, /^(?:enabled|active|on)$/i);
  return on && !/interactivity/.test(on.name) ? { value: 'active', setting: on } : undefined;
}

function addressOf(settings: readonly Setting[]): Told {
  const setting = settings.find((one) => addressName.test(one.name) && /^http:\/\//i.test(one.value));
  const host = setting && hostOf(setting.value);
  return setting && host !== undefined && hostKind(host) === 'public' ? { value: 'http', setting } : undefined;
}

function endOf(settings: readonly Setting[]): Told {
  const setting = settings.find((one) => endName.test(one.name) && timeOf(one.value) !== undefined);
  return setting && { value: true, setting };
}

/** A subscription for one mode, where a delivery or a payload is of the other. */
function modeOf(settings: readonly Setting[], { exchanges }: Around): Told {
  const setting = settings.find((one) => modeName.test(one.name));
  if (!setting) return undefined;
  const other = setting.value === 'true' ? /"livemode"\s*:\s*false/ : /"livemode"\s*:\s*true/;
  const isOther = exchanges.some(({ request }) => request?.body && other.test(request.body.text.slice(0, 50_000)));
  return isOther ? { value: 'other_mode', setting } : undefined;
}

/** Whether the events that the report names are among those that are ticked. */
function eventOf(settings: readonly Setting[], { words }: Around): Told {
  const setting = settings.find((one) => eventsName.test(one.name) && one.value !== '');
  if (!setting) return undefined;
  const ticked = setting.value.split(',').map((one) => one.trim().toLowerCase());
  const separator = /[./:]/.exec(ticked.find((one) => /^[\w-]+[./:][\w./:-]+$/.test(one)) ?? '')?.[0];
  if (ticked.some((one) => every.test(one)) || !separator) return undefined;
  const word = new RegExp(
    `(?<![\\w./:@-])[a-z][a-z0-9_-]{1,40}(?:\\${separator}[a-z][a-z0-9_-]{1,40}){1,4}(?![\\w/:@])`,
    'g',
  );
  const kinds = new Set(ticked.map((one) => one.split(separator)[0]));
  // `invoice.paid` is an event where `invoice.created` is one: example.com is not.
  const named = (words.slice(0, 20_000).match(word) ?? []).filter(
    (one) => ticked.includes(one) || kinds.has(one.split(separator)[0]),
  );
  if (named.length === 0) return undefined;
  const missing = named.filter((one) => !ticked.includes(one));
  if (missing.length > 0) return missing.length === named.length ? { value: false, setting } : undefined;
  return { value: true, setting };
}

/** GitHub and its like list a secret, masked, where one is set. */
function secretOf(settings: readonly Setting[]): Told {
  const beside = settings.find((one) => /(?:^|\.)insecure_ssl$/.test(one.name));
  const secret = settings.find((one) => /(?:^|\.)secret$/.test(one.name));
  if (secret) return { value: secret.value !== '', setting: secret };
  return beside && { value: false, setting: beside };
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined;
}

/** ISO 8601, or seconds or milliseconds since 1970. */
function timeOf(value: string): number | undefined {
  if (/^\d{10}$/.test(value)) return Number(value) * 1000;
  if (/^\d{13}$/.test(value)) return Number(value);
  const at = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
