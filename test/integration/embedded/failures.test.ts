import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { explainFailure } from '../../../server/src/database/embedded/error';
import { EmbeddedDatabaseError } from '../../../server/src/database/embedded/index';
import { start, temporaryFolder } from './own';

const withCode = (code: string, message = 'reason') => Object.assign(new Error(message), { code });
const full = 'The disk that holds /data is full.';
const closed = /^The folder \/data cannot be written by this user: .*\.$/;

test.each<[string, unknown, string | RegExp]>([
  ['ENOSPC', withCode('ENOSPC'), full],
  ['SQLSTATE 53100', withCode('53100'), full],
  ["PostgreSQL's words", new Error('could not write: No space left on device'), full],
  ['EACCES', withCode('EACCES'), closed],
  ['EROFS', withCode('EROFS'), closed],
  ["a program's words", new Error('mkdir: Permission denied'), closed],
  ['ENOTDIR', withCode('ENOTDIR'), '/data is not a folder.'],
  ["a log's error", new Error('LOG: fine\nFATAL: broken'), 'It does not start: FATAL: broken'],
  ['anything else', new Error('first line\nsecond line'), 'It does not start: first line'],
])('%s is told in one sentence', (_, error, sentence) => {
  const explained = explainFailure(error, 'It does not start', '/data');
  expect(explained).toBeInstanceOf(EmbeddedDatabaseError);
  if (typeof sentence === 'string') expect(explained.message).toBe(sentence);
  else expect(explained.message).toMatch(sentence);
});

test('what is clear already is left as it is', () => {
  const error = new EmbeddedDatabaseError('Clear.');
  expect(explainFailure(error, 'It does not start', '/data')).toBe(error);
});

test('a file in place of the data folder is refused', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const started = start({ dataDir: file, force: 'documentdb' });
  await expect(started).rejects.toThrow(EmbeddedDatabaseError);
  await expect(started).rejects.toThrow(`${file} is not a folder.`);
});
