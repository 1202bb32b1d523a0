import type { FactValue } from '../knowledge/fact-values.ts';
import { isObject } from './json-body.ts';
import { type Leaf, leavesOf } from './payload-leaves.ts';

/** Names of members that name a thing and tell nothing about it. */
const identity =
  /(?:^|[_-])(?:ids?|uuid|guid|gid|uid|urn|sid|ref|users|accounts|objects|keys?)$|(?:I[dD]|Ids|Uuid|Uri|Url|URI|URL)$|^(?:self|href|link|url|uri|resource_?(?:url|uri)|domain|accounts?|users?|owner|parent)$/;
/** Names of members that are about the event and not about what it is about. */
const frame =
  /^(?:type|kind|event|topic|object|action|field|fields|scope|resource|resource_?type|model|entity|changeType|subject|name|source|version|api_?version|spec_?version|apiVersion|livemode|mode|attempt|sequence|hash|signature|producer|account|store|shop|tenant|producer|data|webhook|subscription|delivery|changed_?fields|status_?code)$|time|stamp|date|(?:_at|At)$|created|updated|occurred|sent|[_-](?:type|name)$|^event/i;
const mostLeaves = 30;

/** Lists of a payload that hold one event or record each. */
const lists =
  /^(?:events?|records?|messages?|notifications?|entry|entries|items|batch|changes|updates|value|data|payloads?|deliveries)$/i;
/** What a member of a list has that is an event. */
const eventMembers = /event|type|topic|action|occurred|timestamp|messageid|eventsource|changes|messaging/i;

/** Where senders let customers keep data of their own. */
const ownData =
  /^(?:meta_?data|custom_?(?:data|fields?|attributes|properties|values|args|params|variables)|passthrough|client_reference_id|merchant_reference|unique_args|note_attributes|notes|user_?data|additional_?data)$/i;

type Told = [fact: string, value: FactValue];

/** What the form of a payload shows: that it carries only ids, that it holds several events. */
export function shapeOf(value: unknown): Told[] {
  const leaves = leavesOf(value);
  return [
    ...(carriesOnlyIds(leaves) ? [['payload.value_is', 'id_only'] as Told] : []),
    ...(holdsSeveral(value) ? [['payload.several_in_one', true] as Told] : []),
  ];
}

function carriesOnlyIds(leaves: readonly Leaf[]): boolean {
  if (leaves.length < 2 || leaves.length > mostLeaves) return false;
  const last = ({ path }: Leaf) => path.at(-1) ?? '';
  const named = leaves.filter((leaf) => identity.test(last(leaf)) && isScalar(leaf.value));
  return (
    named.length > 0 &&
    leaves.every((leaf) => identity.test(last(leaf)) || (frame.test(last(leaf)) && isShort(leaf.value)))
  );
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
/** One word, as names of events and times are. */
const isShort = (value: unknown): boolean =>
  typeof value !== 'string' || !/\s\S+\s/.test(value) || /^\d{4}-\d\d-\d\d/.test(value);

function holdsSeveral(value: unknown): boolean {
  const inside = isObject(value) ? Object.entries(value).filter(([name]) => lists.test(name)) : [['', value] as const];
  return inside.some(
    ([, list]) =>
      Array.isArray(list) &&
      list.length > 1 &&
      list.every((item) => isObject(item) && Object.keys(item).some((name) => eventMembers.test(name))),
  );
}

/** A place for data of one's own, and whether something is in it. */
export interface OwnData {
  name: string;
  filled: boolean;
}

/** The places for own data in the object that an event is about. */
export function ownDataOf(value: unknown): OwnData[] {
  const places: OwnData[] = [];
  for (const { path, value: leaf } of leavesOf(value)) {
    const name = path.find((part) => ownData.test(part));
    if (name !== undefined) places.push({ name, filled: !isEmpty(leaf) });
  }
  return places;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}
