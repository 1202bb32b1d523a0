import { describe, expect, it } from 'vitest';
import { assess } from '../diagnose.ts';
import { shippedKnowledge } from '../shipped.ts';

const knowledge = shippedKnowledge();
const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'told in a body' };

/** A call that succeeds, and whose answer holds a text that somebody else wrote: a ticket's comment. */
const ticketWith = (text: string) => `> GET /v1/tickets/17 HTTP/1.1
> Host: desk.acme-support.io
> Authorization: Bearer …[32,#a41f]
>
< HTTP/1.1 200 OK
< Content-Type: application/json
<
${JSON.stringify({ id: 17, state: 'open', subject: 'help', description: text, comments: [{ author: 'customer', text }] })}
`;

describe.each([...knowledge.causes.values()])('what programs print of $id', (cause) => {
  it('proves nothing where it stands inside a body', async () => {
    const fooled: string[] = [];
    for (const text of cause.wordings.printed.slice(0, 8)) {
      const { diagnosis } = await assess({ artifacts: [{ content: ticketWith(text) }] }, knowledge, circumstances);
      if (diagnosis.conclusive) fooled.push(`${diagnosis.hypotheses[0]?.cause?.id}: ${text}`);
    }
    expect(fooled).toEqual([]);
  });
});
