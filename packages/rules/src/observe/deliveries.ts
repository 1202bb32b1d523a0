import type { Exchange } from '@causeway/evidence';
import type { Provider } from '../knowledge/compile.ts';
import { backedOff } from './backoff.ts';
import { directionOf } from './direction.ts';
import { eventIdOf, eventTimeOf } from './event.ts';
import { answeredAt, beganAt } from './exchange-time.ts';
import { isObject, jsonOf } from './json-body.ts';
import type { Observer } from './observer.ts';
import { exchangesWithHost } from './same-host.ts';

/** `retry`: counts repetitions, so that 1 is the second attempt. `attempt`: counts attempts from 1. */
const attemptHeaders: readonly (readonly [name: string, counts: 'retry' | 'attempt'])[] = [
  ['x-slack-retry-num', 'retry'],
  ['x-retry-count', 'retry'],
  ['x-webhook-retry', 'retry'],
  ['x-webhook-retry-count', 'retry'],
  ['twitch-eventsub-message-retry', 'retry'],
  ['x-contentful-webhook-request-attempt', 'attempt'],
  ['webhook-attempt', 'attempt'],
  ['svix-attempt', 'attempt'],
  ['x-webhook-attempt', 'attempt'],
  ['x-delivery-attempt', 'attempt'],
  ['x-attempt', 'attempt'],
  ['x-hookdeck-attempt-count', 'attempt'],
  ['x-event-attempt', 'attempt'],
];
const attemptMembers = ['deliveryAttempt', 'delivery_attempt', 'attempt_number', 'attemptNumber'];

/** What webhook deliveries tell of each other: repeats, attempts, delay and order. */
export const deliveries: Observer = {
  facts: ['delivery.same_event_again', 'delivery.attempt', 'delivery.lag_s', 'delivery.out_of_order'],
  observe({ exchange, failure, all, provider }, note) {
    if (failure.direction !== 'delivery') return;
    noteAttempt(exchange, note);
    const happened = eventTimeOf(exchange);
    const arrived = beganAt(exchange) ?? answeredAt(exchange);
    if (happened && arrived)
      note('delivery.lag_s', Math.max(0, Math.round((arrived.at - happened.at) / 1000)), happened.line);
    const others = seriesOf(exchange, all, provider);
    if (others.ids.size === 0) {
      const [first, ...rest] = backedOff(failure.exchanges);
      if (first) note('delivery.same_event_again', true, first.firstLine, rest.at(-1)?.lastLine);
      return;
    }
    const mine = idOf(exchange, provider);
    const repeated = failure.exchanges.some((e) => (others.ids.get(idOf(e, provider)?.id ?? '') ?? 0) > 1);
    // One delivery alone does not show whether its event came again, nor do some of many.
    const isWhole = others.count > 1 && failure.count === failure.exchanges.length;
    if (repeated || isWhole) note('delivery.same_event_again', repeated, mine?.line ?? exchange.firstLine);
    note('delivery.out_of_order', others.outOfOrder, happened?.line ?? exchange.firstLine);
  },
};

function noteAttempt(exchange: Exchange, note: Parameters<Observer['observe']>[1]): void {
  if (exchange.attempt?.number !== undefined) {
    note('delivery.attempt', exchange.attempt.number, exchange.attempt.line);
    return;
  }
  for (const { name, value, line } of exchange.request?.headers ?? []) {
    const counted = attemptHeaders.find(([known]) => known === name.toLowerCase());
    if (counted && /^\d{1,6}$/.test(value)) {
      note('delivery.attempt', Number(value) + (counted[1] === 'retry' ? 1 : 0), line);
      return;
    }
  }
  const body = exchange.request?.body;
  const json = jsonOf(body)?.value;
  if (!body || !isObject(json)) return;
  const name = attemptMembers.find((member) => typeof json[member] === 'number');
  if (name) note('delivery.attempt', Number(json[name]), body.firstLine);
}

/** The id of the event: what the delivery brings, else what the sender's record calls it. */
function idOf(exchange: Exchange, provider: Provider | undefined): { id: string; line: number } | undefined {
  const { attempt } = exchange;
  return eventIdOf(exchange, provider) ?? (attempt?.eventId ? { id: attempt.eventId, line: attempt.line } : undefined);
}

interface DeliverySeries {
  /** How often each event id came. */
  ids: Map<string, number>;
  /** Deliveries that name their event. */
  count: number;
  outOfOrder: boolean | undefined;
}

const known = new WeakMap<readonly Exchange[], Map<string, DeliverySeries>>();

/** The deliveries of one artifact to one host: a sender's and a receiver's record of one delivery are not two. */
function seriesOf(exchange: Exchange, all: readonly Exchange[], provider: Provider | undefined): DeliverySeries {
  const together = exchangesWithHost(exchange, all);
  const byArtifact = known.get(together) ?? new Map<string, DeliverySeries>();
  known.set(together, byArtifact);
  const name = `${exchange.artifact}\n${exchange.seenFrom}\n${provider?.id}`;
  let series = byArtifact.get(name);
  if (!series) {
    const same = together.filter(
      (e) => e.artifact === exchange.artifact && e.seenFrom === exchange.seenFrom && directionOf(e) === 'delivery',
    );
    series = inOrder(same, provider);
    byArtifact.set(name, series);
  }
  return series;
}

function inOrder(exchanges: readonly Exchange[], provider: Provider | undefined): DeliverySeries {
  const ids = new Map<string, number>();
  const times: number[] = [];
  let count = 0;
  const timed = exchanges.every((e) => e.startedAt !== undefined);
  const arrived = timed ? exchanges.toSorted((a, b) => (a.startedAt?.at ?? 0) - (b.startedAt?.at ?? 0)) : exchanges;
  for (const exchange of arrived) {
    const id = idOf(exchange, provider)?.id;
    if (id !== undefined) {
      count += 1;
      ids.set(id, (ids.get(id) ?? 0) + 1);
      // A second attempt comes late by its nature.
      if ((ids.get(id) ?? 0) > 1) continue;
    }
    const happened = eventTimeOf(exchange);
    if (happened) times.push(happened.at);
  }
  const outOfOrder = times.length < 2 ? undefined : times.some((at, i) => i > 0 && at < (times[i - 1] ?? at));
  return { ids, count, outOfOrder };
}
