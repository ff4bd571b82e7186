import { setImmediate } from 'node:timers/promises';
import { isDuplicate, transact } from '../../database/connection';
import { runConsumer } from '../../events/consumers';
import type { LeavenEvent } from '../../events/log';
import { type Idea, IdeaRow } from '../ideas/ideas.model';
import { fits } from './fits';
import { type SavedSearch, SavedSearchRow, SearchHitRow } from './saved.model';

const BATCH = 200;

/** Writes down that a search has found an idea, once, however often the event is handled. */
async function record(search: SavedSearch, idea: Idea): Promise<void> {
  const hit = { _id: `${search._id}:${idea._id}`, at: new Date() };
  try {
    await transact(async ({ session, record: write }) => {
      await SearchHitRow.create([hit], { session });
      await write({
        kind: 'search.matched',
        actorId: idea.authorId && String(idea.authorId),
        data: {
          searchId: String(search._id),
          searchName: search.name,
          userId: String(search.userId),
          ideaId: String(idea._id),
          ideaTitle: idea.title,
        },
      });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

async function tellOf({ data }: LeavenEvent<'idea.posted'>): Promise<void> {
  const idea = await IdeaRow.findOne({ _id: data.ideaId, listed: true }).lean();
  if (!idea) return;
  const searches = SavedSearchRow.find({ notify: true }).sort({ _id: 1 }).batchSize(BATCH).lean();
  let seen = 0;
  for await (const search of searches.cursor()) {
    // Many fit in a moment; others want to be answered meanwhile.
    if (++seen % 50 === 0) await setImmediate();
    const own = idea.authorId?.equals(search.userId) ?? false;
    if (!own && fits(search.filters, idea)) await record(search, idea);
  }
}

/** Holds new ideas against the saved searches of those who want to be told. */
export const runSavedSearches = () =>
  runConsumer({ name: 'saved-searches', kinds: ['idea.posted'], handle: tellOf });
