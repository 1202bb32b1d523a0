import { expect, it } from 'vitest';
import { toDocument } from './document.ts';
import type { Exchange } from './exchange.ts';
import { read } from './read.ts';

it('takes more exchanges from one reader than a call takes arguments', () => {
  const exchange: Exchange = { artifact: 'a', firstLine: 1, lastLine: 1, reader: 'many', seenFrom: 'client' };
  const exchanges = new Array<Exchange>(300_000).fill(exchange);
  const many = { id: 'many', title: 'many', formats: [], read: () => [{ firstLine: 1, lastLine: 1, exchanges }] };
  expect(read([toDocument('a', 'x')], [many]).exchanges).toHaveLength(300_000);
});

it('reads a body of more lines than a call takes arguments', () => {
  const body = `{\n${'"a": 1,\n'.repeat(200_000)}"b": 2\n}`;
  const text = `$ curl -i https://a.example/\nHTTP/1.1 500 X\nContent-Type: application/json\n\n${body}\n`;
  const [exchange] = read([toDocument('a', text)]).exchanges;
  expect(exchange?.response?.body?.lastLine).toBe(200_007);
});
