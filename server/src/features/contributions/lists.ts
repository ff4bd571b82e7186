import type { ContributionKind } from '@leaven/shared/contributions/contributions.schemas';
import { type Model, Types } from 'mongoose';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { AskRow, OfferRow } from '../asks/asks.model';
import { AnswerRow } from '../comments/answers.model';
import { CommentRow } from '../comments/comments.model';
import { ExtensionRow } from '../comments/extensions.model';
import { extensions } from '../comments/extensions.service';
import { CoAuthorRow } from '../ideas/co-authors.model';
import { excerptOf } from '../ideas/excerpt';
import { IdeaRow } from '../ideas/ideas.model';
import { ProjectRow } from '../projects/projects.model';
import { VoteRow } from '../votes/votes.model';

interface Page {
  cursor?: string | undefined;
  limit: number;
}

/** One thing that somebody did, before the idea is looked up that it belongs to. */
export interface Deed {
  id: string;
  at: Date;
  ideaId: Types.ObjectId;
  excerpt?: string;
  commentId?: string;
  accepted?: boolean;
  worked?: number;
}

interface Deeds {
  deeds: Deed[];
  nextCursor: string | null;
}

const EXCERPT = 140;

/** One walk of an index: what one person did of one kind, newest first. */
async function walk<Row extends { _id: Types.ObjectId | string }>(
  model: Model<Row, object, object, { id: string }>,
  field: keyof Row & string,
  condition: object,
  list: string,
  page: Page,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const isText = model.schema.path('_id').instance === 'String';
  const order: KeysetOrder<Row> = {
    list: `contributions:${list}`,
    field,
    direction: -1,
    revive: (value) => new Date(String(value)),
    reviveId: (id) => (isText ? id : new Types.ObjectId(id)),
  };
  const rows = (await model
    .find({ $and: [condition, afterCursor(order, page.cursor)] })
    .sort(sortOf(order))
    .limit(page.limit + 1)
    .lean()) as Row[];
  return pageOf(order, rows, page);
}

type List = (me: Types.ObjectId, page: Page) => Promise<Deeds>;

export const lists: Record<ContributionKind, List> = {
  async ideas(me, page) {
    const condition = { authorId: me, deletedAt: null };
    const { rows, nextCursor } = await walk(IdeaRow, 'postedAt', condition, `ideas:${me}`, page);
    const deeds = rows.map(({ _id, postedAt }) => ({ id: String(_id), at: postedAt, ideaId: _id }));
    return { deeds, nextCursor };
  },

  async together(me, page) {
    const condition = { userId: me, state: 'accepted' };
    const { rows, nextCursor } = await walk(CoAuthorRow, 'at', condition, `together:${me}`, page);
    const deeds = rows.map(({ ideaId, at }) => ({ id: String(ideaId), at, ideaId }));
    return { deeds, nextCursor };
  },

  async votes(me, page) {
    const condition = { userId: me, value: 1 };
    const { rows, nextCursor } = await walk(VoteRow, 'at', condition, `votes:${me}`, page);
    const deeds = rows.map(({ ideaId, at }) => ({ id: String(ideaId), at, ideaId }));
    return { deeds, nextCursor };
  },

  async comments(me, page) {
    const condition = { authorId: me, deletedAt: null };
    const list = `comments:${me}`;
    const { rows, nextCursor } = await walk(CommentRow, 'postedAt', condition, list, page);
    const deeds = rows.map(({ _id, postedAt, ideaId, body }) => ({
      id: String(_id),
      at: postedAt,
      ideaId,
      excerpt: excerptOf(body, EXCERPT),
      commentId: String(_id),
    }));
    return { deeds, nextCursor };
  },

  async extensions(me, page) {
    const list = `extensions:${me}`;
    const { rows, nextCursor } = await walk(ExtensionRow, 'takenAt', { authorId: me }, list, page);
    const deeds = (await extensions.withoutRemoved(rows)).map(({ _id, takenAt, ideaId, body }) => ({
      id: String(_id),
      at: takenAt,
      ideaId,
      excerpt: excerptOf(body, EXCERPT),
      commentId: String(_id),
    }));
    return { deeds, nextCursor };
  },

  /** Those that worked for somebody, or were accepted: credit is for these, not for each that was posted. */
  async answers(me, page) {
    const condition = {
      authorId: me,
      $or: [{ worked: { $gt: 0 } }, { acceptedAt: { $ne: null } }],
    };
    const { rows, nextCursor } = await walk(AnswerRow, 'at', condition, `answers:${me}`, page);
    const said = await CommentRow.find(
      { _id: { $in: rows.map(({ _id }) => _id) }, deletedAt: null, hiddenAt: null },
      { body: 1 },
    ).lean();
    const bodies = new Map(said.map(({ _id, body }) => [String(_id), body]));
    const deeds = rows.flatMap(({ _id, at, ideaId, acceptedAt, worked }): Deed[] => {
      const body = bodies.get(String(_id));
      if (body === undefined) return [];
      const [id, excerpt] = [String(_id), excerptOf(body, EXCERPT)];
      return [{ id, at, ideaId, excerpt, commentId: id, accepted: acceptedAt !== null, worked }];
    });
    return { deeds, nextCursor };
  },

  async offers(me, page) {
    const { rows, nextCursor } = await walk(OfferRow, 'at', { personId: me }, `offers:${me}`, page);
    const asks = await AskRow.find(
      { _id: { $in: rows.map(({ askId }) => askId) } },
      { ideaId: 1, helperId: 1, text: 1 },
    ).lean();
    const askOf = new Map(asks.map((ask) => [String(ask._id), ask]));
    const deeds = rows.flatMap(({ _id, askId, at, text }): Deed[] => {
      const ask = askOf.get(String(askId));
      if (!ask) return [];
      const excerpt = excerptOf(text || ask.text, EXCERPT);
      const accepted = ask.helperId?.equals(me) ?? false;
      return [{ id: String(_id), at, ideaId: ask.ideaId, excerpt, accepted }];
    });
    return { deeds, nextCursor };
  },

  /** Those that somebody does or answers for. */
  async projects(me, page) {
    const condition = { $or: [{ ownerId: me }, { sponsorId: me }] };
    const list = `projects:${me}`;
    const { rows, nextCursor } = await walk(ProjectRow, 'createdAt', condition, list, page);
    const deeds = rows.map(({ _id, createdAt, ideaId, title }) => ({
      id: String(_id),
      at: createdAt,
      ideaId,
      excerpt: title,
    }));
    return { deeds, nextCursor };
  },
};
