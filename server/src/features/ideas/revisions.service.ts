import { notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { RevisionView } from '@leaven/shared/ideas/revisions.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { categories } from '../categories/categories.service';
import { personRefs } from '../users/users.refs';
import { type Idea, ideaState } from './ideas.model';
import { ideas, staleEdit } from './ideas.service';
import { namedNow } from './mentions';
import { type Revision, RevisionRow, standingRevision } from './revisions.model';

const newestFirst = (ideaId: string): KeysetOrder<Revision> => ({
  list: `revisions:${ideaId}`,
  field: 'rev',
  direction: -1,
  reviveId: (id) => new Types.ObjectId(id),
});

async function present(rows: Revision[], idea: Idea): Promise<RevisionView[]> {
  const [refs, named, categoryOf] = await Promise.all([
    personRefs(rows.map((row) => row.byId)),
    namedNow(rows.map(({ body }) => body)),
    categories.byId(),
  ]);
  return rows.map((row) => ({
    id: String(row._id),
    rev: row.rev,
    title: row.title,
    body: named(row.body),
    category: { id: String(row.categoryId), name: categoryOf(row.categoryId)?.name ?? '' },
    by: refs(row.byId),
    at: row.at.toISOString(),
    restoredFrom: row.restoredFrom,
    current: row.rev === idea.contentRev,
  }));
}

/** A tombstone tells nothing of what it said. */
async function requireAlive(actor: Actor, ideaId: string): Promise<Idea> {
  const idea = await ideas.require(ideaId, actor);
  if (idea.deletedAt) throw notFound('idea');
  return idea;
}

export const revisions = {
  /** Newest first. @throws AppError 404 also for what was deleted */
  async list(actor: Actor, ideaId: string, page: { cursor?: string | undefined; limit: number }) {
    const idea = await requireAlive(actor, ideaId);
    const order = newestFirst(ideaId);
    const rows = await RevisionRow.find({
      $and: [{ ideaId: idea._id }, afterCursor(order, page.cursor)],
    })
      .sort(sortOf(order))
      .limit(page.limit + 1)
      .lean();
    const all = rows.length === 0 && !page.cursor ? [standingRevision(idea)] : rows;
    const { rows: shown, nextCursor } = pageOf(order, all, page);
    return { items: await present(shown, idea), nextCursor };
  },

  /**
   * Gives the idea the title and the text of an earlier revision, as a new one. The category stays:
   * where an idea belongs is no part of what it said.
   */
  async restore(
    actor: Actor,
    ideaId: string,
    revisionId: string,
    contentRev: number,
  ): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.restoreRevision(actor, ideaState(idea)));
    const revision = await RevisionRow.findOne({ _id: revisionId, ideaId: idea._id }).lean();
    if (!revision) throw notFound('revision');
    if (contentRev !== idea.contentRev) throw staleEdit(idea);
    const { title, body, rev } = revision;
    if (title === idea.title && body === idea.body) return;
    await ideas.rewrite(actor, idea, { title, body, restoredFrom: rev });
  },
};
