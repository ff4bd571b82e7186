import { basename } from 'node:path';
import { batchesOf } from './batches';
import { importComments } from './comments';
import type { DraftContext } from './drafts';
import { dryStore } from './dry-store';
import { ImportError } from './error';
import { ideaImporter } from './ideas';
import { loadMapping } from './mapping';
import { type Counts, type Finding, Report, type RowKind } from './report';
import { type Format, openSource, type SourceRow } from './source-file';
import { type DatabaseStoreOptions, databaseStore } from './store';

export interface ImportOptions extends DatabaseStoreOptions {
  ideas?: string | undefined;
  comments?: string | undefined;
  /** One that comes with Leaven, or a JSON file; see mapping.ts. */
  mapping: string;
  /** Tells the ids of one platform from those of another; else the mapping's. */
  source?: string | undefined;
  format?: Format | undefined;
  /** Finds everything and writes nothing. */
  dryRun?: boolean;
  /** Where all findings go, as NDJSON. */
  reportFile?: string | undefined;
  onProgress?: (progress: ImportProgress) => void;
  batchSize?: number;
}

export interface ImportProgress {
  file: string;
  rows: number;
  /** Of the file, 0 to 1. */
  fraction: number;
}

export interface ImportResult {
  counts: Record<RowKind, Counts>;
  categoriesAdded: readonly string[];
  /** The first of them; all are in the report file. */
  findings: readonly Finding[];
}

const BATCH = 1_000;

/**
 * Imports ideas, then comments, into the connected database. Memory does not grow with the files.
 * What is there already, by source and external id, stays as it is, so repeating it adds nothing.
 * @throws ImportError when it cannot begin, or a file breaks off; what was imported until then stays
 */
export async function importFiles(options: ImportOptions): Promise<ImportResult> {
  const mapping = await loadMapping(options.mapping);
  const source = options.source ?? mapping.source;
  if (source === undefined)
    throw new ImportError('Say with --source where the ids come from, so that they stay unique.');
  if (options.comments !== undefined && !mapping.comments)
    throw new ImportError(`The mapping ${options.mapping} says nothing of comments.`);
  const context: DraftContext = { source, now: new Date() };
  const report = new Report(options.reportFile ?? null);
  const real = databaseStore(options);
  const store = options.dryRun ? dryStore(real) : real;
  const batchSize = options.batchSize ?? BATCH;
  const batches = (path: string, rows: RowKind, required: string[]) =>
    readBatches({ path, rows, required, batchSize, report, ...options });

  try {
    const importer = await ideaImporter({ mapping: mapping.ideas, context, store, report });
    try {
      if (options.ideas !== undefined) {
        const { externalId, title } = mapping.ideas;
        for await (const rows of batches(options.ideas, 'ideas', [externalId, title]))
          await importer.take(rows);
      }
      if (options.comments !== undefined && mapping.comments) {
        const { externalId, ideaExternalId, body } = mapping.comments;
        await importComments(
          batches(options.comments, 'comments', [externalId, ideaExternalId, body]),
          { mapping: mapping.comments, context, store, report, batchSize },
        );
      }
    } finally {
      // Where a file breaks off, what it brought until then is counted all the same.
      await store.finish();
    }
    return { counts: report.counts, categoriesAdded: importer.added, findings: report.first };
  } finally {
    report.close();
  }
}

interface BatchOptions extends Pick<ImportOptions, 'format' | 'onProgress'> {
  path: string;
  rows: RowKind;
  required: string[];
  batchSize: number;
  report: Report;
}

async function* readBatches(options: BatchOptions): AsyncGenerator<SourceRow[]> {
  const { path, rows, format, required, batchSize, report, onProgress } = options;
  const file = await openSource(path, { format, required });
  const counts = report.counts[rows];
  for await (const batch of batchesOf(file.rows, batchSize)) {
    counts.read += batch.length;
    yield batch;
    onProgress?.({ file: basename(path), rows: counts.read, fraction: file.fraction() });
  }
}
