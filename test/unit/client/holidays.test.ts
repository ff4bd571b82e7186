import { expect, test } from '@jest/globals';
import { holidayText, readHolidays } from '../../../client/src/features/admin/holidays';

test('holidays are read a line each, whatever stands around them, in their order', () => {
  const text = '\n 2026-12-25   Christmas  Day \n2026-01-01\n';
  expect(readHolidays(text)).toEqual({
    holidays: [
      { day: '2026-01-01', name: '' },
      { day: '2026-12-25', name: 'Christmas Day' },
    ],
  });
  expect(readHolidays('')).toEqual({ holidays: [] });
});

test('a line without a day that there is, is named', () => {
  for (const wrong of ['Christmas 2026-12-25', '2026-02-30 Nothing', '25.12.2026 Christmas'])
    expect(readHolidays(`2026-12-25 Christmas\n${wrong}`)).toEqual({ wrong });
});

test('what is written is read as it was', () => {
  const holidays = [
    { day: '2026-01-01', name: 'New Year' },
    { day: '2026-05-01', name: '' },
  ];
  expect(readHolidays(holidayText(holidays))).toEqual({ holidays });
});
