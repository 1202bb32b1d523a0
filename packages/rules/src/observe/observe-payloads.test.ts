import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { reportName } from '../evidence-input.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { shippedKnowledge } from '../shipped.ts';
import { observePayloads } from './observe-payloads.ts';

const knowledge = shippedKnowledge();

/** What is noted of the artifacts, the first note of a fact. */
function told(artifacts: Record<string, unknown>, report = ''): Record<string, FactValue> {
  const documents = [
    ...Object.entries(artifacts).map(([name, text]) =>
      toDocument(name, typeof text === 'string' ? text : JSON.stringify(text, null, 2)),
    ),
    toDocument(reportName, report),
  ];
  const noted = observePayloads(documents, read(documents), knowledge);
  return Object.fromEntries(noted.toReversed().map(({ fact, value }) => [fact, value]));
}

const order = { event: 'order.paid', data: { order: { number: 7, buyer: { mail: 'a@example.com' }, total: 12.5 } } };

describe('a payload that was pasted', () => {
  it('is told from configuration, answers of an API and lists', () => {
    expect(told({ 'a.json': order })['report.direction']).toBe('delivery');
    expect(told({ 'a.json': { event: 'x.y', error: 'no' } })).toEqual({});
    expect(told({ 'a.json': { scripts: { test: 'x' }, type: 'module' } })).toEqual({});
    expect(told({ 'response.json': order })).toEqual({});
  });

  it('carries only ids, or more', () => {
    const kind = (value: object) => told({ 'a.json': value })['payload.value_is'];
    expect(kind({ scope: 'store/order/updated', store_id: '1', data: { type: 'order', id: 17 } })).toBe('id_only');
    expect(kind({ list_folder: { accounts: ['a:1'] }, delta: { users: [12] } })).toBe('id_only');
    expect(kind({ resourceUri: 'https://api.example.com/v1/orders/7', eventTime: '2026-01-02T10:00:00Z' })).toBe(
      'id_only',
    );
    expect(kind(order)).toBeUndefined();
    expect(kind({ id: 7, text: 'we sell this from today' })).toBeUndefined();
  });

  it('holds one event or several', () => {
    const several = (value: object) => told({ 'a.json': value })['payload.several_in_one'];
    const event = { type: 'contact.changed', timestamp: 1 };
    expect(several([event, event])).toBe(true);
    expect(several({ events: [event, event] })).toBe(true);
    expect(several({ data: [event] })).toBeUndefined();
    expect(several({ order: 1, items: [{ sku: 'a' }, { sku: 'b' }] })).toBeUndefined();
  });

  it('is found inside a log line', () => {
    const { 'payload.value_is': kind } = told({
      'app.log': 'INFO hook received: {"event":"lead.new","lead_id":5,"form_id":6}',
    });
    expect(kind).toBe('id_only');
  });
});

describe('code beside the payload that it reads', () => {
  const kind = (code: string, payload: unknown = order) =>
    told({ 'a.json': payload, 'handler.txt': code })['payload.value_is'];

  it('reads a member from another place', () => {
    expect(kind('const mail = req.body.buyer.mail;')).toBe('elsewhere');
    expect(kind("mail = request.json['buyer']['mail']")).toBe('elsewhere');
    expect(kind('$mail = $payload->order->buyer->mail;')).toBe('elsewhere');
    expect(kind('mail = params[:buyer][:mail]')).toBe('elsewhere');
    expect(kind('{{ $json.buyer.mail }}')).toBe('elsewhere');
    expect(kind('event.get("order").get("total")')).toBe('elsewhere');
    expect(kind('path: $.order.buyer.mail')).toBe('elsewhere');
  });

  it('reads it where it is, under any name that the payload has there', () => {
    expect(kind('const mail = req.body.data.order.buyer.mail;')).toBeUndefined();
    expect(kind('const mail = data.order.buyer.mail')).toBeUndefined();
    expect(kind('{{ $json.body.data.order.total }}')).toBeUndefined();
    expect(kind('path: $.data.order.total')).toBeUndefined();
    expect(kind('payload.event.toUpperCase()')).toBeUndefined();
  });

  it('reads what this payload does not have at all, which proves nothing', () => {
    expect(kind('const phone = req.body.buyer.phone;')).toBeUndefined();
  });

  it('is a setting whose path begins in the payload', () => {
    const rule = (name: string) =>
      JSON.stringify([{ id: 'a', 'trigger-rule': { parameter: { source: 'payload', name } } }]);
    expect(kind(rule('payload.data.order.total'))).toBe('elsewhere');
    expect(kind(rule('data.order.total'))).toBeUndefined();
  });

  it('asks for another version', () => {
    const of = (code: string) =>
      told({ 'a.json': { type: 'a.b', api_version: '2024-06-20', data: {} }, 'b.js': code })['payload.versions'];
    expect(of("new Client(key, { apiVersion: '2022-11-15' })")).toBe('different');
    expect(of("new Client(key, { apiVersion: '2024-06-20' })")).toBe('same');
    expect(of('new Client(key)')).toBeUndefined();
  });
});

describe('data of one’s own', () => {
  const paid = (metadata: unknown) => ({ type: 'payment.paid', data: { object: { id: 'p1', amount: 1, metadata } } });

  it('that is empty counts where somebody speaks of it', () => {
    expect(told({ 'a.json': paid({}) }, 'our metadata is not there')['payload.custom_data_empty']).toBe(true);
    expect(told({ 'a.json': paid(null) }, 'the handler is slow')['payload.custom_data_empty']).toBeUndefined();
    expect(
      told({ 'a.json': paid({ ref: 7 }) }, 'our metadata is not there')['payload.custom_data_empty'],
    ).toBeUndefined();
  });

  it('that another object has was set on that one', () => {
    const both = [paid({}), paid({ ref: 7 })];
    expect(told({ 'a.json': both }, 'metadata?')['payload.custom_data_set_on']).toBe('other_object');
  });
});
