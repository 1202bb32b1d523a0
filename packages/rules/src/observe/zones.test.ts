import { type Document, read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { reportName } from '../evidence-input.ts';
import { errorZone, lineAt, logZones, zoneOf } from './zones.ts';

const zonesOf = (...documents: Document[]) => logZones(documents, read(documents));

describe('the zone of a body', () => {
  it('that was decoded has no lines beyond those of the artifact', () => {
    const zone = zoneOf('response_body', 'a.har', 'one\ntwo\nthree', { firstLine: 7, lastLine: 7 });
    expect(zone.lineNumbers).toEqual([7, 7, 7]);
    expect(lineAt(zone, zone.text.indexOf('three'))).toBe(7);
  });

  it('that stands on lines of its own has theirs', () => {
    const zone = zoneOf('response_body', 'a', 'one\ntwo', { firstLine: 7, lastLine: 8 });
    expect(lineAt(zone, zone.text.indexOf('two'))).toBe(8);
  });

  it('of megabytes is looked at as far as an error says anything', () => {
    const zone = zoneOf('response_body', 'a', 'x\n'.repeat(5e6), { firstLine: 1, lastLine: 5e6 });
    expect(zone.text.length).toBeLessThan(1e6);
  });
});

it('the zone of an error knows the lines that it was put together from', () => {
  const document = toDocument('a', 'before\nError: one\n  at two\nafter');
  const zone = errorZone(['Error', undefined, 'one'], { artifact: 'a', firstLine: 2, lastLine: 3 }, [document]);
  expect(zone.text).toBe('Error one');
  expect(zone.origin).toEqual({ lines: ['Error: one', '  at two'], firstLine: 2 });
});

describe('the zone of a log', () => {
  it('has every line, but not the whole of one that is data', () => {
    const [zone] = zonesOf(toDocument('a', `one\n${'z'.repeat(1e6)}\nthree`));
    expect(zone?.lineNumbers).toEqual([1, 2, 3]);
    expect(zone?.text.length).toBeLessThan(50_000);
    expect(zone?.text.endsWith('\nthree')).toBe(true);
  });

  it('leaves out bodies and HAR files: the other side says those', () => {
    const har = JSON.stringify({
      log: {
        entries: [
          {
            startedDateTime: '2025-01-02T03:04:05Z',
            request: { method: 'GET', url: 'https://a.example/', headers: [] },
            response: { status: 500, headers: [], content: { text: 'the log says: connection refused' } },
          },
        ],
      },
    });
    const call = 'HTTP/1.1 500 X\nContent-Type: text/plain\n\nconnection refused\n\n\nthe end';
    const text = zonesOf(toDocument('a', har), toDocument('b', call)).map((zone) => zone.text.trim());
    expect(text[0]).toBe('');
    expect(text[1]).not.toContain('refused');
    expect(text[1]).toContain('the end');
  });

  it('has of the report what a reader recognised', () => {
    const [zone] = zonesOf(toDocument(reportName, 'it fails\nHTTP/1.1 500 X\nServer: a\n'));
    expect(zone?.text).toContain('HTTP/1.1 500 X');
    expect(zone?.text).not.toContain('it fails');
  });
});
