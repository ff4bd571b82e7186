import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineName } from './engine';
import { EmbeddedDatabaseError, OTHER_WAYS } from './error';
import { findMongod } from './find-mongod';
import { installPrograms, type Programs, whyNoPrograms } from './programs';
import type { Report } from './progress';

/** An engine that can be had here, and in one line which and why. */
export type Choice = { reason: string } & (
  | { engine: 'mongod'; binary: string }
  | { engine: 'documentdb'; programs: Programs }
);

export interface ChoiceOptions {
  /** Folder of the database. */
  home: string;
  cacheDir: string;
  force?: EngineName;
  mongodBinary?: string;
}

/**
 * Takes the first engine that can be had: a mongod that is here, one that can be downloaded, or
 * PostgreSQL with DocumentDB. Data stay with the engine that wrote them, whatever else could be
 * had by now.
 * @throws EmbeddedDatabaseError if there is none, telling what to do
 */
export async function chooseEngine(options: ChoiceOptions, report: Report): Promise<Choice> {
  const { home, cacheDir, force, mongodBinary } = options;
  const kept = engineOf(home);
  const wanted = force ?? kept;
  const why = force ? 'it was asked for' : `the data in ${home} are its`;
  let missing = '';
  if (wanted !== 'documentdb') {
    const mongod = await findMongod(mongodBinary, cacheDir, report);
    if ('binary' in mongod) {
      const { binary, origin } = mongod;
      return { engine: 'mongod', binary, reason: wanted ? `${origin}: ${why}` : origin };
    }
    missing = mongod.missing;
  }
  if (wanted !== 'mongod') {
    const obstacle = await whyNoPrograms(cacheDir);
    if (!obstacle) {
      const programs = await installPrograms(cacheDir, report);
      const name = `PostgreSQL 18 with DocumentDB ${programs.version}`;
      return { engine: 'documentdb', programs, reason: `${name}: ${wanted ? why : missing}` };
    }
    missing = [missing, `PostgreSQL with DocumentDB: ${obstacle}`].filter(Boolean).join('; ');
  }
  const needed = wanted ? `The database must be ${NAMES[wanted]} (${why})` : 'No database is here';
  throw new EmbeddedDatabaseError(`${needed}, and none can be had (${missing}): ${OTHER_WAYS}.`);
}

const NAMES = { mongod: 'MongoDB', documentdb: 'PostgreSQL with DocumentDB' } as const;

const markOf = (home: string) => join(home, 'engine');

/** The engine that wrote the data; undefined if there are none yet. */
function engineOf(home: string): EngineName | undefined {
  const mark = markOf(home);
  const name = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : '';
  return name === 'mongod' || name === 'documentdb' ? name : undefined;
}

/** Notes whose the data are, at the first start. */
export function keepEngine(home: string, engine: EngineName): void {
  if (!engineOf(home)) writeFileSync(markOf(home), `${engine}\n`);
}
