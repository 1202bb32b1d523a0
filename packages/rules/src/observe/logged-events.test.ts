import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { observeLoggedEvents } from './logged-events.ts';

function facts(...lines: string[]): unknown[] {
  const documents = [toDocument('app.log', lines.join('\n'))];
  return observeLoggedEvents(read(documents), documents).map(({ fact, value, source }) => [
    fact,
    value,
    source.kind === 'lines' ? source.firstLine : undefined,
  ]);
}

const event = (id: string, type: string, created: number, order: string) =>
  `2026-05-03T02:00:0${id.length}Z INFO [hooks] received ${JSON.stringify({ id, type, created, order })}`;

describe('events that a log tells of', () => {
  it('came in another order than they happened', () => {
    expect(
      facts(event('evt_2', 'order.paid', 1777777779, 'ord_81'), event('evt_1', 'order.created', 1777777777, 'ord_81')),
    ).toEqual([['delivery.out_of_order', true, 2]]);
  });

  it('came as they happened', () => {
    expect(
      facts(event('evt_1', 'order.created', 1777777777, 'ord_81'), event('evt_2', 'order.paid', 1777777779, 'ord_81')),
    ).toEqual([['delivery.out_of_order', false, 2]]);
  });

  it('say nothing of each other where they are about different things', () => {
    expect(
      facts(event('evt_2', 'order.paid', 1777777779, 'ord_81'), event('evt_1', 'order.created', 1777777777, 'ord_82')),
    ).toEqual([]);
  });

  it('came twice', () => {
    expect(
      facts(
        event('evt_1', 'order.paid', 1777777777, 'ord_81'),
        'another line',
        event('evt_1', 'order.paid', 1777777777, 'ord_81'),
      ),
    ).toEqual([['delivery.same_event_again', true, 3]]);
  });

  it('are none where lines have an id and a time, and no type', () => {
    const line = '2026-05-03T02:00:00Z INFO saved {"id":"ord_81","created":1777777777}';
    expect(facts(line, line)).toEqual([]);
  });
});
