import type { FeedQuery, FeedWindow } from '@leaven/shared/feed/feed.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { beneficiaryKeyOf } from '../ideas/ideas.model';
import { votes } from '../votes/votes.service';

const DAY_MS = 24 * 60 * 60_000;
const windowDays: Record<Exclude<FeedWindow, 'all'>, number> = { week: 7, month: 30, year: 365 };

/** What a query of the feed asks of a row, as conditions that must all hold. */
export async function conditionsOf(actor: Actor, query: FeedQuery): Promise<object[]> {
  const own = query.mine === 'true' || query.voted === 'true';
  const conditions: object[] = [];
  if (query.categoryId) conditions.push({ categoryId: new Types.ObjectId(query.categoryId) });
  if (query.stage) conditions.push({ stage: query.stage, deletedAt: null });
  else conditions.push(own ? { deletedAt: null } : { listed: true });
  if (query.beneficiary)
    conditions.push({
      beneficiaryKey: { $eq: beneficiaryKeyOf(query.beneficiary), $type: 'string' },
    });
  if (query.mine === 'true') conditions.push({ authorId: new Types.ObjectId(actor.id) });
  if (query.voted === 'true') conditions.push({ _id: { $in: await votes.votedBy(actor.id) } });
  if (query.sort === 'top' && query.window !== 'all')
    conditions.push({
      postedAt: { $gte: new Date(Date.now() - windowDays[query.window] * DAY_MS) },
    });
  return conditions;
}
