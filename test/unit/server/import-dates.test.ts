import { expect, test } from '@jest/globals';
import { dateReader } from '../../../server/src/import/dates';

const read = (format: string, text: string) => dateReader(format)?.(text)?.toISOString() ?? null;

test.each([
  ['DD/MM/YYYY', '31/01/2016', '2016-01-31T00:00:00.000Z'],
  ['DD/MM/YYYY HH:mm:ss', '09/04/2016 16:58:54', '2016-04-09T16:58:54.000Z'],
  ['MM.DD.YYYY HH:mm', '12.31.2019 23:59', '2019-12-31T23:59:00.000Z'],
  ['iso', '2020-02-29', '2020-02-29T00:00:00.000Z'],
  ['iso', '2020-02-29T10:11:12', '2020-02-29T10:11:12.000Z'],
  ['iso', '2020-02-29 10:11:12.345 UTC', '2020-02-29T10:11:12.345Z'],
  ['iso', '2020-02-29T10:11+0200', '2020-02-29T08:11:00.000Z'],
  ['unix', '1458224748', '2016-03-17T14:25:48.000Z'],
  ['unix-ms', '1458224748123', '2016-03-17T14:25:48.123Z'],
])('%s reads %s', (format, text, expected) => {
  expect(read(format, text)).toBe(expected);
});

test.each([
  ['DD/MM/YYYY', '31/06/2016'],
  ['DD/MM/YYYY', '1/6/2016'],
  ['DD/MM/YYYY', '06/2016'],
  ['DD/MM/YYYY HH:mm:ss', '09/04/2016 24:00:00'],
  ['DD/MM/YYYY', 'x09/04/2016'],
  ['iso', '2021-02-29'],
  ['iso', 'yesterday'],
  ['iso', '20/02/2020'],
  ['unix', 'NaN'],
  ['unix', ''],
])('%s refuses %s', (format, text) => {
  expect(dateReader(format)?.(text)).toBeNull();
});

test.each(['DD/MM', 'HH:mm', 'YYYY-MM-DD YYYY', 'anything'])('%s is no format', (format) => {
  expect(dateReader(format)).toBeNull();
});
