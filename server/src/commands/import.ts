import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { findAccount, firstAdministrator } from '../features/users/administrators';
import type { User } from '../features/users/users.model';
import { ImportError } from '../import/error';
import { type ImportProgress, type ImportResult, importFiles } from '../import/index';
import { runCommand, UsageError, withDatabase } from './open';

const usage = `npm run import -- --ideas FILE [--comments FILE] [options]
  Imports ideas and comments from NDJSON or CSV, also packed (.gz). What is there already is left as it
  is, so it may be repeated. Ends with exit code 1 when a row was in error; the others are imported.
  --ideas FILE      one idea a row
  --comments FILE   one comment a row, on ideas imported now or before
  --mapping NAME    which column is what: a JSON file, or one that comes with Leaven: leaven (columns
                    externalId, title, body, beneficiary, author, category, postedAt, stage, reason,
                    votes; comments externalId, ideaExternalId, parent, author, body, postedAt), which is
                    the default,
                    or decidim (server/src/import/mappings/decidim.json shows how to write one)
  --source NAME     where the ids come from, so that those of two platforms stay apart
  --format FORMAT   ndjson or csv, where a file's name does not say
  --steward EMAIL   answers for categories that are added; else the first administrator
  --dry-run         finds everything and writes nothing
  --report FILE     every finding as NDJSON: row, field and reason`;

await runCommand(usage, (config) => {
  const { values } = parseArgs({
    options: {
      ideas: { type: 'string' },
      comments: { type: 'string' },
      mapping: { type: 'string', default: 'leaven' },
      source: { type: 'string' },
      format: { type: 'string' },
      steward: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      report: { type: 'string' },
    },
  });
  const { ideas, comments, mapping, source, format, steward, report } = values;
  if (ideas === undefined && comments === undefined)
    throw new UsageError('Say what to import with --ideas, --comments or both.');
  if (format !== undefined && format !== 'ndjson' && format !== 'csv')
    throw new UsageError(`--format is ndjson or csv, not "${format}".`);
  const dryRun = values['dry-run'];
  return withDatabase(config, async ({ alone, analyze }) => {
    const started = Date.now();
    const bar = progressBar();
    const result = await importFiles({
      ...{ ideas, comments, mapping, source, format, dryRun, alone },
      reportFile: report,
      steward: await stewardOf(steward),
      onProgress: bar.show,
    }).finally(bar.stop);
    if (!dryRun) await analyze();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${summary(result, { dryRun, seconds, report }).join('\n')}\n`);
    return result.counts.ideas.inError + result.counts.comments.inError > 0 ? 1 : 0;
  });
});

async function stewardOf(email: string | undefined): Promise<User> {
  const steward = await (email === undefined ? firstAdministrator() : findAccount(email));
  if (steward) return steward;
  throw new ImportError(
    email === undefined
      ? 'There is no administrator yet who could answer for new categories: run npm run create-admin -- EMAIL first.'
      : `There is no account ${email} that could answer for new categories.`,
  );
}

/** A bar on the terminal; where there is none, nothing is written. */
function progressBar() {
  const bar = new SingleBar({
    format: '{file} {bar} {percentage}% · {rows} rows',
    hideCursor: true,
    barsize: 30,
  });
  let file = '';
  return {
    show(progress: ImportProgress) {
      const payload = { file: progress.file, rows: progress.rows.toLocaleString('en') };
      if (file !== progress.file) {
        if (file !== '') bar.stop();
        bar.start(1, 0, payload);
        file = progress.file;
      }
      bar.update(progress.fraction, payload);
    },
    stop: () => bar.stop(),
  };
}

function summary(
  { counts, categoriesAdded, findings }: ImportResult,
  { dryRun, seconds, report }: { dryRun: boolean; seconds: string; report: string | undefined },
): string[] {
  const lines = Object.entries(counts)
    .filter(([, { read }]) => read > 0)
    .map(([rows, { read, imported, alreadyThere, inError, noted }]) => {
      const number = (count: number, what: string) => `${count.toLocaleString('en')} ${what}`;
      const parts = [
        number(read, 'rows'),
        number(imported, dryRun ? 'would be imported' : 'imported'),
        number(alreadyThere, 'there already'),
        number(inError, 'in error'),
        ...(noted > 0 ? [number(noted, 'with a note')] : []),
      ];
      return `${rows.padEnd(9)} ${parts.join(' · ')}`;
    });
  if (categoriesAdded.length > 0) lines.push(`New categories: ${categoriesAdded.join(', ')}`);
  for (const { rows, line, level, field, message } of findings)
    lines.push(`${level} in ${rows}, line ${line}, ${field}: ${message}`);
  const told = counts.ideas.inError + counts.comments.inError > findings.length;
  if (report) lines.push(`All findings are in ${report}.`);
  else if (told) lines.push('These are the first; --report FILE writes all of them.');
  lines.push(`It took ${seconds} s.`);
  return lines;
}
