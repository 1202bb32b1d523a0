import type { Exchange } from '@causeway/evidence';
import { hasFailed } from './failures.ts';
import type { Observer } from './observer.ts';
import { transportFault } from './transport-fault.ts';

const switchedOff = /^(?:disabled|inactive|paused|deactivated|suspended|off|false)$/i;
const switchedOn = /^(?:enabled|active|on|true)$/i;
const went = /^(?:success|succe|deliver|ok\b|complete)/i;

/** What a sender's own record of an attempt says of it and of the endpoint. */
export const attempt: Observer = {
  facts: [
    'webhook.attempt_in_sender_log',
    'webhook.arrives',
    'webhook.sender_timed_out',
    'webhook.state_at_sender',
    'webhook.failure_shown',
  ],
  observe({ exchange }, note) {
    const record = exchange.attempt;
    if (!record) return;
    const { line } = record;
    note(
      'webhook.attempt_in_sender_log',
      outcome(exchange),
      exchange.response?.line ?? exchange.error?.firstLine ?? line,
    );
    const status = exchange.response?.status;
    if (status !== undefined && !mayBeInFront(status)) note('webhook.arrives', true, exchange.response?.line ?? line);
    const fault = transportFault(exchange);
    if (fault && (fault.kind === 'read_timeout' || /timed? ?out/i.test(fault.message)))
      note('webhook.sender_timed_out', true, fault.firstLine, fault.lastLine);
    // Which kind of failure it was, where neither a status nor the error's words tell.
    if (fault?.kind === 'other' && /connect|reach/i.test(fault.message))
      note('webhook.failure_shown', 'connection', fault.firstLine, fault.lastLine);
    if (status !== undefined && status < 300 && record.event !== 'url_verification' && hasFailed(exchange))
      note('webhook.failure_shown', 'after_2xx', line);
    const state = record.endpointState ?? '';
    // A sender's mail tells of its own doing; a list shows only what is.
    if (switchedOff.test(state))
      note('webhook.state_at_sender', exchange.reader === 'delivery-mail' ? 'auto_disabled' : 'off', line);
    else if (switchedOn.test(state)) note('webhook.state_at_sender', 'active', line);
  },
};

/** Statuses that a filter, a balancer or a CDN gives in place of the server as often as the server itself. */
function mayBeInFront(status: number): boolean {
  return status === 403 || status === 406 || status === 429 || (status >= 501 && status <= 599);
}

/** Whether an attempt went well by its answer, else by the sender's word for it; undefined while it is under way. */
function outcome(exchange: Exchange): 'failed' | 'succeeded' | undefined {
  if (hasFailed(exchange)) return 'failed';
  if (exchange.response) return exchange.response.status < 300 ? 'succeeded' : undefined;
  return went.test(exchange.attempt?.state ?? '') ? 'succeeded' : undefined;
}
