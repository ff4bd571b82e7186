import { mongo, type Types } from 'mongoose';
import { type Category, CategoryRow, categoryKeyOf } from '../features/categories/categories.model';
import { categories } from '../features/categories/categories.service';
import { type Comment, CommentRow } from '../features/comments/comments.model';
import { type Decision, DecisionRow } from '../features/ideas/decisions.model';
import { type Idea, IdeaRow } from '../features/ideas/ideas.model';
import { type User, UserRow } from '../features/users/users.model';

/** What an answer must know of the comment that it answers. */
export type KnownComment = Pick<Comment, '_id' | 'ideaId' | 'path' | 'depth'>;

/** What an idea must know of its category. */
export type KnownCategory = Pick<Category, '_id' | 'stewardId'>;

/** What an import asks of the database, in batches. */
export interface ImportStore {
  /** The ids of the ideas that are there, by external id. */
  ideas(externalIds: string[]): Promise<Map<string, Types.ObjectId>>;
  comments(externalIds: string[]): Promise<Map<string, KnownComment>>;
  /** The accounts with these addresses, disabled ones too. */
  people(emails: string[]): Promise<Map<string, Types.ObjectId>>;
  /** The categories by folded name. */
  categories(): Promise<Map<string, KnownCategory>>;
  /** @throws AppError when there can be no further category */
  addCategory(name: string): Promise<KnownCategory>;
  /** Adds what is not there yet; how many ideas were. */
  addIdeas(ideas: Idea[], decisions: Decision[]): Promise<number>;
  addComments(comments: Comment[]): Promise<number>;
  /** Brings the comment counts of the ideas up to date. */
  finish(): Promise<void>;
}

const PAGE = 1_000;

interface BulkRows<T> {
  insertMany(documents: T[], options: { lean: true; ordered: false }): Promise<unknown>;
}

/** Adds what is not there yet, by its unique keys. */
async function insertNew<T>(rows: BulkRows<T>, documents: T[]): Promise<number> {
  if (documents.length === 0) return 0;
  try {
    await rows.insertMany(documents, { lean: true, ordered: false });
    return documents.length;
  } catch (error) {
    const errors = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (errors.length === 0 || errors.some(({ code }) => code !== 11000)) throw error;
    return documents.length - errors.length;
  }
}

/** The type is said again so that the embedded engine takes the partial index for it. */
const withExternalId = (externalIds: string[]) => ({
  externalId: { $in: externalIds, $type: 'string' as const },
});

export interface DatabaseStoreOptions {
  /** Who answers for categories that the import makes. */
  steward: Pick<User, '_id' | 'role'>;
  /** No server is at work on this database meanwhile. */
  alone: boolean;
}

/** The store that writes. */
export function databaseStore({ steward, alone }: DatabaseStoreOptions): ImportStore {
  // Every idea that gets comments is marked before, as for any comment: should the import be killed,
  // the server recounts what is marked.
  const dirtyAt = new Date();
  return {
    async ideas(externalIds) {
      const found = await IdeaRow.find(withExternalId(externalIds), { externalId: 1 }).lean();
      return new Map(found.map((row) => [row.externalId ?? '', row._id]));
    },

    async comments(externalIds) {
      const fields = { externalId: 1, ideaId: 1, path: 1, depth: 1 };
      const found = await CommentRow.find(withExternalId(externalIds), fields).lean();
      return new Map(found.map((row) => [row.externalId ?? '', row]));
    },

    async people(emails) {
      const found = await UserRow.find({ email: { $in: emails } }, { email: 1 }).lean();
      return new Map(found.map((row) => [row.email, row._id]));
    },

    async categories() {
      const found = await CategoryRow.find({}, { nameKey: 1, stewardId: 1 }).lean();
      return new Map(found.map((row) => [row.nameKey, row]));
    },

    async addCategory(name) {
      const stewardId = String(steward._id);
      const actor = { id: stewardId, role: steward.role };
      await categories.create(actor, { name, description: '', stewardId });
      return CategoryRow.findOne({ nameKey: categoryKeyOf(name) }, { stewardId: 1 })
        .orFail()
        .lean();
    },

    async addIdeas(ideas, decisions) {
      // Decisions first: a killed import leaves none out when it is repeated, for it looks at ideas.
      await insertNew(DecisionRow, decisions);
      return insertNew(IdeaRow, ideas);
    },

    async addComments(comments) {
      const ideaIds = [...new Set(comments.map(({ ideaId }) => String(ideaId)))];
      await IdeaRow.updateMany({ _id: { $in: ideaIds }, dirtyAt: { $ne: dirtyAt } }, { dirtyAt });
      return insertNew(CommentRow, comments);
    },

    async finish() {
      for (let last: Types.ObjectId | null = null; ; ) {
        const after = last === null ? {} : { _id: { $gt: last } };
        const ideas: Pick<Idea, '_id'>[] = await IdeaRow.find(
          { dirtyAt: { $eq: dirtyAt, $type: 'date' }, ...after },
          { _id: 1 },
        )
          .sort({ _id: 1 })
          .limit(PAGE)
          .lean();
        last = ideas.at(-1)?._id ?? null;
        if (last === null) return;
        await countComments(
          ideas.map(({ _id }) => _id),
          // A server beside this one may count the same ideas: then the mark stays, and it counts
          // them once more when everything has settled.
          alone ? { dirtyAt: null } : {},
        );
      }
    },
  };
}

async function countComments(ideaIds: Types.ObjectId[], set: Partial<Idea>): Promise<void> {
  const counts = await CommentRow.aggregate<{ _id: Types.ObjectId; count: number }>([
    { $match: { ideaId: { $in: ideaIds }, deletedAt: null } },
    { $group: { _id: '$ideaId', count: { $sum: 1 } } },
  ]);
  await IdeaRow.bulkWrite(
    counts.map(({ _id, count }) => ({
      updateOne: {
        filter: { _id },
        update: { $set: { commentCount: count, ...set }, $inc: { liveRev: 1 } },
      },
    })),
    { ordered: false },
  );
}
