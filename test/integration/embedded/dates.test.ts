import { describe, expect, test } from '@jest/globals';
import { type Any, range, useBridge } from './bridge';

const bridge = useBridge();

const moments = [
  { _id: 1, at: new Date('2024-01-01T10:00:00Z') },
  { _id: 2, at: new Date('2024-01-01T23:00:00Z') },
  { _id: 3, at: new Date('2024-02-10T00:00:00Z') },
];
const sorted = { $sort: { _id: 1 } };

const cases: { what: string; stages: Any[]; gives: object[] }[] = [
  {
    what: '$dateToString in a time zone, as a key of groups',
    stages: [
      {
        $group: {
          _id: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Europe/Berlin' } },
        },
      },
      sorted,
    ],
    gives: [{ _id: '2024-01-01' }, { _id: '2024-01-02' }, { _id: '2024-02-10' }],
  },
  {
    what: 'date expressions',
    stages: [
      { $match: { _id: 2 } },
      {
        $project: {
          _id: 0,
          hour: { $hour: { date: '$at', timezone: 'Europe/Berlin' } },
          week: { $isoWeek: '$at' },
          added: { $dateAdd: { startDate: '$at', unit: 'day', amount: 3 } },
          days: { $dateDiff: { startDate: '$at', endDate: new Date('2024-03-01'), unit: 'day' } },
          parts: { $dateFromParts: { year: 2024, month: 1, day: 2, timezone: 'Europe/Berlin' } },
        },
      },
    ],
    gives: [
      {
        hour: 0,
        week: 1,
        added: new Date('2024-01-04T23:00:00Z'),
        days: 60,
        parts: new Date('2024-01-01T23:00:00Z'),
      },
    ],
  },
];

test.each(cases)('$what', async ({ stages, gives }) => {
  const dates = bridge.fresh();
  await dates.insertMany(moments);
  expect(await dates.aggregate(stages).toArray()).toEqual(gives);
});

describe('$dateTrunc by a unit that is right', () => {
  const units: [string, number][] = [
    ['minute', 16],
    ['hour', 13],
    ['month', 7],
    ['year', 4],
  ];
  test.each(units)('%s', async (unit, digits) => {
    const dates = bridge.fresh();
    const date = (i: number) => new Date(Date.UTC(2024, i % 12, 1 + (i % 28), i % 24, i % 60));
    await dates.insertMany(range(300).map((i) => ({ at: date(i) })));
    const stages = [{ $project: { at: 1, cut: { $dateTrunc: { date: '$at', unit } } } }];
    for (const { at, cut } of await dates.aggregate(stages).toArray())
      expect(cut.toISOString().slice(0, digits)).toBe(at.toISOString().slice(0, digits));
  });
});
