import { describe, expect, it } from 'vitest';
import { instantOf, leadingTimestamp } from './timestamp.ts';

const iso = (text: string) => {
  const found = leadingTimestamp(text);
  return found?.at === undefined ? undefined : new Date(found.at).toISOString() + (found.zoneKnown ? '' : ' ?');
};

describe('timestamps with a zone', () => {
  it.each([
    ['2025-08-18T11:02:08.041Z ERROR x', '2025-08-18T11:02:08.041Z'],
    ['2021-02-04T17:37:41+00:00', '2021-02-04T17:37:41.000Z'],
    ['2021-09-30T08:40:39.020114821Z level', '2021-09-30T08:40:39.020Z'],
    ['2014-05-03 18:36:59 +0200', '2014-05-03T16:36:59.000Z'],
    ['2014-05-03 18:36:59-02:30', '2014-05-03T21:06:59.000Z'],
    ['18/Dec/2017:20:41:31 +0100] "POST', '2017-12-18T19:41:31.000Z'],
    ['Fri, 11 Sep 2026 08:14:55 GMT', '2026-09-11T08:14:55.000Z'],
    ['Sat, 20 Oct 2018 03:34:19 +0000', '2018-10-20T03:34:19.000Z'],
    ['Mon Jan  2 15:04:05 PST 2006', '2006-01-02T23:04:05.000Z'],
    ['1576785903.118    312 10.0.0.1', '2019-12-19T20:05:03.118Z'],
    ['1708080001902 x', '2024-02-16T10:40:01.902Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));
});

describe('timestamps without a zone are read as UTC and say so', () => {
  it.each([
    ['2021-06-18 01:21:08] production', '2021-06-18T01:21:08.000Z ?'],
    ['2016-12-11 03:23:53,801 - django', '2016-12-11T03:23:53.801Z ?'],
    ['2020/12/17 07:48:47 [error]', '2020-12-17T07:48:47.000Z ?'],
    ['2023/05/05 - 10:11:12 | 200', '2023-05-05T10:11:12.000Z ?'],
    ['18/Dec/2017 20:41:31', '2017-12-18T20:41:31.000Z ?'],
    ['18-Dec-2017 20:41:31', '2017-12-18T20:41:31.000Z ?'],
    ['Wed Oct 11 14:32:52.123456 2000', '2000-10-11T14:32:52.123Z ?'],
    ['06/11/2023, 7:11:33 PM', '2023-06-11T19:11:33.000Z ?'],
    ['06/11/2023, 12:11:33 AM', '2023-06-11T00:11:33.000Z ?'],
    ['25/12/2023 10:00:00', '2023-12-25T10:00:00.000Z ?'],
    ['Sep 11, 2026 08:14:55 AM', '2026-09-11T08:14:55.000Z ?'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));

  it('does not mistake the level behind a time for a zone', () => {
    expect(leadingTimestamp('2021-06-18 01:21:08 INFO x')).toMatchObject({ length: 19, zoneKnown: false });
  });
});

describe('timestamps whose day is open', () => {
  it.each(['Jun 18 01:21:08 host app', '10:36:43 AM x', '18:41:02 INFO', '08/07/2024 12:31:10'])(
    '%s: no day invented',
    (text) => {
      expect(leadingTimestamp(text)).toBeDefined();
      expect(leadingTimestamp(text)?.at).toBeUndefined();
    },
  );

  it('knows the zone of a clock alone', () => {
    expect(leadingTimestamp('14:12:09.114 CEST POST')).toMatchObject({ length: 17, zoneKnown: true });
  });
});

describe('what is no timestamp', () => {
  it.each([
    '2021-13-40 01:02:03',
    '2021-02-30 01:02:03',
    '25:00:00',
    '12:30',
    'Monday is fine',
    '127.0.0.1:80',
    'May I?',
    '',
    '2024',
  ])('%s', (text) => expect(leadingTimestamp(text)).toBeUndefined());
});

describe('instants in fields', () => {
  it.each([
    [1708080001902, 1708080001902],
    [1708080001, 1708080001000],
    [1646861401.5241024, 1646861401524],
    ['1708080001902', 1708080001902],
    ['1708080001902000000', 1708080001902],
    ['2024-02-16T10:40:01.902Z', 1708080001902],
  ])('%s', (value, at) => expect(instantOf(value, 3)).toEqual({ at, zoneKnown: true, line: 3 }));

  it.each([12, -5, Number.NaN, 'soon', ''])('%s is none', (value) => expect(instantOf(value, 1)).toBeUndefined());
});
