import { describe, expect, it } from 'vitest';
import { samples } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { logs, plainLogs } from '../logs/order.ts';
import { access } from './order.ts';

const family = [...logs, ...access, ...plainLogs].filter((reader) => reader.id !== 'json-log-export');
const all = samples().filter(({ reader }) => family.some(({ id }) => id === reader));
/** What was read of each line, as text; without the line. */
const readOf = (text: string) =>
  read([toDocument('a', text)]).exchanges.map(({ reader, firstLine, request, response }) => ({
    firstLine,
    said: [reader, request?.method, request?.url, response?.status].join(' '),
  }));
const said = (text: string) => readOf(text).map((one) => one.said);

describe.each(all.map((one) => [`${one.reader}/${one.name}`, one.text] as const))('%s', (_, text) => {
  const lines = text.trimEnd().split('\n');

  it('keeps what stood before a cut', () => {
    for (const share of [0.3, 0.55, 0.8]) {
      const cut = text.slice(0, Math.floor(text.length * share));
      const whole = cut.split('\n').length - 1;
      const kept = readOf(lines.slice(0, whole).join('\n')).map((one) => one.said);
      expect(said(cut).slice(0, kept.length)).toEqual(kept);
    }
  });

  it('is read below a line whose beginning is missing', () => {
    const half = lines[0]?.slice(Math.floor((lines[0]?.length ?? 0) * 0.6)) ?? '';
    const rest = lines.slice(1).join('\n');
    expect(said(`${half}\n${rest}`)).toEqual(expect.arrayContaining(said(rest)));
  });
});

it('reads logs of many programs whose lines stand between each other as each alone', () => {
  const single = all.filter(({ reader }) => !['cloudfront-log', 'iis-log', 'api-gateway'].includes(reader));
  const mixed: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    for (const { text } of single) {
      const line = text.trimEnd().split('\n')[i];
      if (line) mixed.push(line);
    }
  }
  const alone = single.flatMap(({ text }) => said(text.trimEnd().split('\n').slice(0, 12).join('\n')));
  expect(said(mixed.join('\n')).sort()).toEqual(alone.sort());
});
