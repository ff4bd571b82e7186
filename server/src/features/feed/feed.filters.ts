import { type FeedQuery, type FeedWindow, feedSortOf } from '@leaven/shared/feed/feed.schemas';
import { undecidedStages } from '@leaven/shared/stages';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { asks } from '../asks/asks.service';
import { categories } from '../categories/categories.service';
import { follows } from '../follows/follows.service';
import { coAuthors } from '../ideas/co-authors.service';
import { beneficiaryKeyOf, shownToAll } from '../ideas/ideas.model';
import { votes } from '../votes/votes.service';

const DAY_MS = 24 * 60 * 60_000;
const windowDays: Record<Exclude<FeedWindow, 'all'>, number> = { week: 7, month: 30, year: 365 };

/**
 * The one place that says which ideas a list may show at all: what is listed; and what was declined,
 * merged or archived only to who asks for the stage, for words, or for what they have to do with.
 */
function shownFor({ q, stage, mine, voted, sort }: FeedQuery): object {
  // One's own are there also while they are hidden from everybody else.
  if (mine === 'true') return { deletedAt: null };
  const askedFor = q || stage || voted === 'true' || sort === 'following';
  return askedFor ? shownToAll : { listed: true };
}

/** Posted by this person or written together with others; few people have the latter. */
async function ownIdeas(userId: string): Promise<object> {
  const posted = { authorId: new Types.ObjectId(userId) };
  const together = await coAuthors.writtenWith(userId);
  return together.length > 0 ? { $or: [posted, { _id: { $in: together } }] } : posted;
}

/** What a query of the feed asks of a row, as conditions that must all hold. */
export async function conditionsOf(actor: Actor, query: FeedQuery): Promise<object[]> {
  const conditions: object[] = [shownFor(query)];
  if (query.categoryId) conditions.push({ categoryId: new Types.ObjectId(query.categoryId) });
  if (query.beneficiary)
    conditions.push({
      beneficiaryKey: { $eq: beneficiaryKeyOf(query.beneficiary), $type: 'string' },
    });
  if (query.ask) conditions.push({ openAsks: query.ask, stage: { $in: undecidedStages } });
  if (query.help === 'true')
    conditions.push({ stage: { $in: undecidedStages } }, await asks.helpableBy(actor.id));
  if (query.campaignId)
    conditions.push({
      campaignId: { $eq: new Types.ObjectId(query.campaignId), $type: 'objectId' },
    });
  if (query.replied === 'true') conditions.push({ 'officialReply.at': { $type: 'date' } });
  if (query.unanswered)
    conditions.push({ categoryId: { $in: await categories.ofQuestions() }, solution: null });
  if (query.stage) conditions.push({ stage: query.stage });
  if (query.authorId) conditions.push({ authorId: new Types.ObjectId(query.authorId) });
  if (query.from) conditions.push({ postedAt: { $gte: new Date(query.from) } });
  if (query.to) conditions.push({ postedAt: { $lt: new Date(query.to) } });
  if (query.mine === 'true') conditions.push(await ownIdeas(actor.id));
  if (query.voted) {
    const voted = await votes.votedBy(actor.id);
    conditions.push({ _id: query.voted === 'true' ? { $in: voted } : { $nin: voted } });
  }
  if (query.sort === 'following')
    conditions.push({ _id: { $in: await follows.followedBy(actor.id, 'idea') } });
  if (feedSortOf(query) === 'top' && query.window !== 'all')
    conditions.push({
      postedAt: { $gte: new Date(Date.now() - windowDays[query.window] * DAY_MS) },
    });
  return conditions;
}
