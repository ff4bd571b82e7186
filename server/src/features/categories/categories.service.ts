import type {
  CategoryView,
  categoryPatch,
  newCategory,
} from '@leaven/shared/categories/categories.schemas';
import { AppError, conflict, invalidField, notFound } from '@leaven/shared/http/errors';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { onEvent } from '../../events/log';
import { keptFor } from '../../kept';
import { personRefs, requiredRef } from '../users/users.refs';
import { users } from '../users/users.service';
import { type Category, CategoryRow, categoryKeyOf } from './categories.model';

/** A company has a few dozen: read whole, kept a few seconds, dropped at once where one changes. */
const kept = keptFor<Category[]>(5_000);
/** So that lists stay bounded. */
const MOST = 200;

/** For who writes categories past this service: the demo company. */
export const forgetCategories = kept.forget;
onEvent('category.changed', forgetCategories);

const allRows = (): Promise<Category[]> =>
  kept.get(() =>
    CategoryRow.find().sort({ archived: 1, position: 1, _id: 1 }).limit(MOST).lean().exec(),
  );

async function present(rows: Category[]): Promise<CategoryView[]> {
  const refs = await personRefs(rows.flatMap((row) => [row.stewardId, row.standInId]));
  return rows.map((row) => ({
    id: String(row._id),
    name: row.name,
    description: row.description,
    guidance: row.guidance,
    steward: requiredRef(refs, row.stewardId),
    standIn: refs(row.standInId),
    kind: row.kind ?? 'ideas',
    archived: row.archived,
  }));
}

const presentOne = async (row: Category): Promise<CategoryView> => {
  const [view] = await present([row]);
  if (!view) throw notFound('category');
  return view;
};

function nameTaken(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  const message = 'There is a category with this name already.';
  throw new AppError(409, 'name_taken', message, {
    fields: [{ field: 'name', code: 'name_taken', message }],
  });
}

/** @throws AppError 400 naming `standInId` when that person cannot answer ideas */
async function requireStandIn(id: string | null | undefined): Promise<void> {
  if (id) await users.requireActive('standInId', id, 'decide');
}

export const categories = {
  list: async () => present(await allRows()),

  /** Finds categories for a page of ideas without a query of its own. */
  async byId(): Promise<(id: Types.ObjectId | string) => Category | undefined> {
    const rows = new Map((await allRows()).map((row) => [String(row._id), row]));
    return (id) => rows.get(String(id));
  },

  /** @throws AppError 400 naming `categoryId` when it is unknown or takes no new ideas */
  async requireOpen(id: string): Promise<Category> {
    const row = await CategoryRow.findById(id).lean();
    if (!row) throw invalidField('categoryId', 'no_such_category', 'There is no such category.');
    if (row.archived)
      throw invalidField('categoryId', 'category_archived', 'This category takes no new ideas.');
    return row;
  },

  /** @param _id of the new category; creating again with it finds the first and adds nothing */
  async create(
    actor: Actor,
    body: z.output<typeof newCategory>,
    _id = new Types.ObjectId(),
  ): Promise<CategoryView> {
    await users.requireActive('stewardId', body.stewardId);
    await requireStandIn(body.standInId);
    if ((await CategoryRow.estimatedDocumentCount()) >= MOST)
      throw conflict('too_many_categories', `There can be ${MOST} categories at most.`);
    const row: Category = {
      _id,
      name: body.name,
      nameKey: categoryKeyOf(body.name),
      description: body.description,
      guidance: body.guidance ?? '',
      stewardId: new Types.ObjectId(body.stewardId),
      standInId: body.standInId ? new Types.ObjectId(body.standInId) : null,
      kind: body.kind ?? 'ideas',
      position: Date.now(),
      archived: false,
    };
    await transact(async ({ session, record }) => {
      await CategoryRow.create([row], { session });
      await record({
        kind: 'category.changed',
        actorId: actor.id,
        data: { categoryId: String(_id), formerStewardId: null },
      });
    }).catch(async (error: unknown) => {
      if (!(await CategoryRow.exists({ _id }))) nameTaken(error);
    });
    return presentOne((await CategoryRow.findById(_id).lean()) ?? row);
  },

  async update(
    actor: Actor,
    id: string,
    patch: z.output<typeof categoryPatch>,
  ): Promise<CategoryView> {
    if (patch.stewardId) await users.requireActive('stewardId', patch.stewardId);
    await requireStandIn(patch.standInId);
    const set = { ...patch, ...(patch.name ? { nameKey: categoryKeyOf(patch.name) } : {}) };
    const row = await transact(async ({ session, record }) => {
      const before = await CategoryRow.findByIdAndUpdate(id, { $set: set }, { session }).lean();
      const changed = await CategoryRow.findById(id).session(session).lean();
      if (!before || !changed) throw notFound('category');
      const former = String(before.stewardId);
      const formerStewardId = former === String(changed.stewardId) ? null : former;
      await record({
        kind: 'category.changed',
        actorId: actor.id,
        data: { categoryId: id, formerStewardId },
      });
      return changed;
    }).catch(nameTaken);
    return presentOne(row);
  },

  /** Who answers for which category while its steward is away; kept as the categories are. */
  async standIns(): Promise<Map<string, string | null>> {
    const rows = await allRows();
    return new Map(
      rows.map(({ _id, standInId }) => [String(_id), standInId ? String(standInId) : null]),
    );
  },

  /** Those that take questions. */
  async ofQuestions(): Promise<Types.ObjectId[]> {
    return (await allRows()).filter(({ kind }) => kind === 'questions').map(({ _id }) => _id);
  },

  /** Who answers for which category, as it is now. */
  async stewards(): Promise<Map<string, Types.ObjectId>> {
    const rows = await CategoryRow.find({}, { stewardId: 1 }).limit(MOST).lean();
    return new Map(rows.map(({ _id, stewardId }) => [String(_id), stewardId]));
  },

  /** Every category of one person gets another steward, or stand-in. */
  async handOver(actor: Actor, fromId: string, toId: string): Promise<void> {
    for (const answersAs of ['stewardId', 'standInId'] as const) {
      const rows = await CategoryRow.find({ [answersAs]: fromId }, { _id: 1 })
        .limit(MOST)
        .lean();
      for (const { _id } of rows)
        await categories.update(actor, String(_id), { [answersAs]: toId });
    }
  },

  /** There is never nobody: a steward, or who stands in for one, hands over first. */
  async refuseWhileSteward(personId: string): Promise<void> {
    const rows = await CategoryRow.find(
      { $or: [{ stewardId: personId }, { standInId: personId }] },
      { name: 1, stewardId: 1 },
    )
      .limit(MOST)
      .lean();
    if (rows.length === 0) return;
    const names = rows.map(({ name }) => name).join(', ');
    const details = { categories: names };
    throw rows.some(({ stewardId }) => String(stewardId) === personId)
      ? conflict('is_steward', `Name another steward first for: ${names}.`, details)
      : conflict('stands_in', `Name another stand-in first for: ${names}.`, details);
  },
};
