import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { categories } from '../categories/categories.service';
import { companyDay } from '../settings/today';
import { awayOn } from '../users/away';
import type { Idea } from './ideas.model';

/** Who answers now for whom. */
export interface StandIns {
  /** Who answers an idea while its steward is away; null while they are here, or where nobody can. */
  of(idea: Pick<Idea, 'stewardId' | 'categoryId'>): string | null;
  /** The condition of what a person must answer now: as its steward, or for one who is away. */
  heldBy(personId: string): object;
}

/** Whether a person has to answer an idea: as its steward, or while that one is away. */
export async function mustAnswer(
  actor: Pick<Actor, 'id'>,
  idea: Pick<Idea, 'stewardId' | 'categoryId'>,
): Promise<boolean> {
  return String(idea.stewardId) === actor.id || (await standIns()).of(idea) === actor.id;
}

/** As it is on this day in the company. Costs no query: categories and who is away are kept. */
export async function standIns(now = new Date()): Promise<StandIns> {
  const [away, allCategories] = await Promise.all([
    awayOn(await companyDay(now)),
    categories.standIns(),
  ]);
  /** Whom the steward has named, else the category's own; who is away as well only if nobody else is there. */
  function between(stewardId: string, categoryId: string): string | null {
    const named = away.get(stewardId);
    if (named === undefined) return null;
    const others = [named, allCategories.get(categoryId) ?? null].filter(
      (id): id is string => id !== null && id !== stewardId,
    );
    return others.find((id) => !away.has(id)) ?? others[0] ?? null;
  }

  return {
    of: ({ stewardId, categoryId }) => between(String(stewardId), String(categoryId)),
    heldBy(personId) {
      const own = { stewardId: new Types.ObjectId(personId) };
      const others = [...away.keys()].flatMap((stewardId) => {
        const theirs = [...allCategories.keys()].filter(
          (categoryId) => between(stewardId, categoryId) === personId,
        );
        if (theirs.length === 0) return [];
        const categoryId = { $in: theirs.map((id) => new Types.ObjectId(id)) };
        return [{ stewardId: new Types.ObjectId(stewardId), categoryId }];
      });
      return others.length > 0 ? { $or: [own, ...others] } : own;
    },
  };
}
