import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Types } from 'mongoose';
import type { Comment } from '../features/comments/comments.model';
import { batchesOf } from './batches';
import { type CommentDraft, type DraftContext, readComment } from './drafts';
import type { CommentMapping } from './mapping';
import type { Report } from './report';
import type { SourceRow } from './source-file';
import type { ImportStore } from './store';
import { type PlacelessComment, placeAll, placeOrphan } from './thread';
import { Waiting } from './waiting';

export interface CommentImport {
  mapping: CommentMapping;
  context: DraftContext;
  store: ImportStore;
  report: Report;
  /** How many rows are looked up and written at once. */
  batchSize: number;
}

/**
 * Imports comment rows in whatever order they come. What stands before its parent waits in a
 * temporary file until the parent has its place. Where the parent never comes (it is missing, in
 * error, on another idea, or below itself) the comment goes to its nearest ancestor. So any order of
 * the same rows gives the same threads.
 */
export async function importComments(
  batches: AsyncIterable<SourceRow[]>,
  options: CommentImport,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'leaven-import-'));
  let files = 0;
  const newWaiting = () => new Waiting(folder, `${++files}.ndjson`, revive);
  const inBatches = (waiting: Waiting<PlacelessComment>) =>
    batchesOf(waiting.all(), options.batchSize);
  const { place, placeOrphans } = placers(options);

  async function placeStuck(stuck: Waiting<PlacelessComment>) {
    const coming = new Set<string>();
    for await (const { externalId } of stuck.all()) coming.add(externalId);
    const left = newWaiting();
    for await (const comments of inBatches(stuck))
      await left.add(await placeOrphans(comments, coming, false));
    if (left.size < stuck.size) return left;
    for await (const comments of inBatches(stuck)) await placeOrphans(comments, coming, true);
    return newWaiting();
  }

  try {
    let waiting = newWaiting();
    for await (const rows of batches) await waiting.add(await place(await read(rows, options)));
    while (waiting.size > 0) {
      const before = waiting;
      waiting = newWaiting();
      for await (const comments of inBatches(before)) await waiting.add(await place(comments));
      await before.remove();
      if (waiting.size === before.size) waiting = await placeStuck(waiting);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const revive = (stored: unknown): PlacelessComment => {
  const { ideaId, authorId, postedAt, ...rest } = stored as PlacelessComment;
  return {
    ...rest,
    ideaId: new Types.ObjectId(ideaId),
    authorId: authorId && new Types.ObjectId(authorId),
    postedAt: new Date(postedAt),
  };
};

/** Reads what can be read, with the ids of its idea and author; the rest goes into the report. */
async function read(
  rows: SourceRow[],
  { mapping, context, store, report }: CommentImport,
): Promise<PlacelessComment[]> {
  const drafts: CommentDraft[] = [];
  for (const { line, row, problem } of rows) {
    const found = problem ? { problems: [problem] } : readComment(row, line, mapping, context);
    if ('draft' in found && found.problems.length === 0) drafts.push(found.draft);
    else report.error('comments', line, found.problems);
  }
  const ideas = await store.ideas([...new Set(drafts.map((draft) => draft.ideaExternalId))]);
  const emails = drafts.map(({ author }) => author).filter(Boolean);
  const people = emails.length > 0 ? await store.people(emails) : new Map();
  return drafts.flatMap(({ ideaExternalId, author, ...comment }) => {
    const ideaId = ideas.get(ideaExternalId);
    if (ideaId) return [{ ...comment, ideaId, authorId: people.get(author) ?? null }];
    const message = `there is no idea ${ideaExternalId}`;
    report.error('comments', comment.line, [
      { field: 'ideaExternalId', code: 'no_such_idea', message },
    ]);
    return [];
  });
}

function placers({ store, report }: CommentImport) {
  const counts = report.counts.comments;

  /** Places and writes what can be; returns what has to wait. */
  async function place(comments: PlacelessComment[]): Promise<PlacelessComment[]> {
    const wanted = new Map(comments.map((comment) => [comment.externalId, comment]));
    const parents = comments.flatMap(({ ancestors }) => ancestors.slice(-1));
    const known = await store.comments([...new Set([...wanted.keys(), ...parents])]);
    for (const externalId of known.keys()) wanted.delete(externalId);
    counts.alreadyThere += comments.length - wanted.size;
    const { ready, waiting } = placeAll([...wanted.values()], known);
    await write(ready);
    return waiting;
  }

  async function placeOrphans(
    comments: PlacelessComment[],
    coming: ReadonlySet<string>,
    circular: boolean,
  ): Promise<PlacelessComment[]> {
    const ancestors = new Set(comments.flatMap((comment) => comment.ancestors));
    const known = await store.comments([...ancestors].filter((id) => !coming.has(id)));
    const waiting: PlacelessComment[] = [];
    const ready: Comment[] = [];
    for (const comment of comments) {
      const row = placeOrphan(comment, known, coming, circular);
      if (!row) waiting.push(comment);
      else {
        ready.push(row);
        report.note('comments', comment.line, orphanNote(comment, circular));
      }
    }
    await write(ready);
    return waiting;
  }

  async function write(comments: Comment[]): Promise<void> {
    if (comments.length === 0) return;
    const inserted = await store.addComments(comments);
    counts.imported += inserted;
    counts.alreadyThere += comments.length - inserted;
  }

  return { place, placeOrphans };
}

function orphanNote({ ancestors }: PlacelessComment, circular: boolean) {
  const parent = ancestors.at(-1);
  return {
    field: 'parent',
    code: circular ? 'parent_circular' : 'parent_missing',
    message: `${circular ? `${parent} is below itself` : `there is no ${parent} in this thread`}: it stands below its nearest ancestor`,
  };
}
