import {
  countsHidden,
  ideaChanged,
  ideaPosted,
  ideaTallied,
  invitationsChanged,
} from '@leaven/shared/ideas/ideas.events';
import { swaysVotes } from '@leaven/shared/ideas/ideas.policy';
import type { PayloadOf } from '@leaven/shared/realtime/event';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Types } from 'mongoose';
import { onEvent } from '../../events/log';
import { log } from '../../log';
import { announce, emptyRoom } from '../../realtime/announce';
import { settings } from '../settings/settings.service';
import { type Idea, IdeaRow } from './ideas.model';
import { presentIdeas } from './ideas.presenter';
import { ideas } from './ideas.service';
import { pagesOf } from './merged-set';
import { type CountsChanged, onTallyChange } from './tally';

type Change = PayloadOf<typeof ideaChanged>['what'][number];

/** Counts of one idea are told at most this often; the votes between travel together. */
const COUNTS_EVERY_MS = 100;
const waiting = new Map<string, CountsChanged & { timer: NodeJS.Timeout }>();

async function announceChange(ideaId: string, what: Change[]): Promise<void> {
  const idea = await IdeaRow.findById(ideaId, { body: 0 }).lean();
  if (idea) await announceAs(idea, what);
}

async function announceAs(idea: Omit<Idea, 'body'>, what: Change[]): Promise<void> {
  const ideaId = String(idea._id);
  const [view] = await presentIdeas([idea]);
  if (!view) return;
  const { id: _, liveRev, author: _author, postedAt: _postedAt, votes, ...rest } = view;
  if (idea.hiddenAt) {
    // Whatever became of it, its readers only learn that it is gone.
    const gone = { title: '', excerpt: '' };
    const to = [rooms.feed, rooms.idea(ideaId)];
    announce(to, ideaChanged, { ideaId, liveRev, what: ['deleted'], facts: gone });
    return;
  }
  // Hidden ones are no news to those who see them.
  const facts = votes === null ? rest : { ...rest, votes };
  announce([rooms.feed, rooms.idea(ideaId)], ideaChanged, { ideaId, liveRev, what, facts });
}

/** What an idea was merged into shows its title, its files and its author: it is told as well. */
async function announceWhereMerged(ideaId: string): Promise<void> {
  for (const id of (await pagesOf(ideaId)).slice(1)) {
    // Told as it was counted: read again it could have the number of what comes next.
    const idea = await IdeaRow.findOneAndUpdate(
      { _id: id },
      { $inc: { liveRev: 1 } },
      { returnDocument: 'after', projection: { body: 0 } },
    ).lean();
    if (idea) await announceAs(idea, ['merged']);
  }
}

/** Who was invited is for them and for the authors alone. */
async function announceInvitations(data: { ideaId: string; personId: string }): Promise<void> {
  const { ideaId, personId } = data;
  const people = [...(await ideas.authorsOf(ideaId)), personId];
  announce(people.map(rooms.user), invitationsChanged, { ideaId });
}

/** Hidden votes are told to those who may see them, and move nothing that others could count. */
function announceHidden(ideaId: string, authors: Types.ObjectId[], votes: number): void {
  const own = authors.map((author) => rooms.user(String(author)));
  announce([rooms.tally(ideaId), ...own], ideaTallied, { ideaId, votes });
}

/** Counts a change of what everybody may see, and tells it. */
async function tellCounts(ideaId: string, withVotes: boolean): Promise<void> {
  const idea = await IdeaRow.findOneAndUpdate(
    { _id: ideaId, hiddenAt: null },
    { $inc: { liveRev: 1 } },
    { returnDocument: 'after', projection: { votes: 1, commentCount: 1, liveRev: 1 } },
  ).lean();
  if (!idea) return;
  const { votes, commentCount, liveRev } = idea;
  announce([rooms.feed, rooms.idea(ideaId)], ideaChanged, {
    ideaId,
    liveRev,
    what: ['counts'],
    facts: withVotes ? { votes, commentCount } : { commentCount },
  });
}

async function announceCounts(ideaId: string, changed: CountsChanged): Promise<void> {
  const { voting } = await settings.get();
  if (!voting.hideCounts) return tellCounts(ideaId, true);
  const idea = await IdeaRow.findOne(
    { _id: ideaId, hiddenAt: null },
    { stage: 1, votes: 1, authorId: 1, coAuthorIds: 1 },
  ).lean();
  if (!idea) return;
  const { stage, votes, authorId, coAuthorIds } = idea;
  if (!swaysVotes(stage)) return tellCounts(ideaId, true);
  if (changed.votes)
    announceHidden(ideaId, authorId ? [authorId, ...coAuthorIds] : coAuthorIds, votes);
  if (changed.comments) await tellCounts(ideaId, false);
}

/** Turns facts into messages for the rooms in which everybody may see them. */
export function announceIdeas(): void {
  onEvent('idea.posted', ({ actorId, data }) =>
    announce(rooms.feed, ideaPosted, { ...data, authorId: actorId }),
  );
  onEvent('idea.moved', ({ data }) => announceChange(data.ideaId, ['content']));
  onEvent('idea.edited', ({ data }) => announceChange(data.ideaId, ['content']));
  onEvent('ask.changed', ({ data }) => announceChange(data.ideaId, ['asks']));
  onEvent('ask.accepted', ({ data }) => announceChange(data.ideaId, ['asks']));
  onEvent('idea.extended', ({ data }) => announceChange(data.ideaId, ['content']));
  onEvent('idea.solved', ({ data }) => announceChange(data.ideaId, ['solution']));
  onEvent('idea.extension_left', ({ data }) => announceChange(data.ideaId, ['content']));
  onEvent('idea.co_author_invited', ({ data }) => announceInvitations(data));
  onEvent('idea.co_author_accepted', ({ data }) => announceChange(data.ideaId, ['authors']));
  onEvent('idea.co_author_ended', ({ data }) =>
    data.how === 'left' || data.how === 'removed'
      ? announceChange(data.ideaId, ['authors'])
      : announceInvitations(data),
  );
  onEvent('idea.deleted', async ({ data }) => {
    await announceChange(data.ideaId, ['deleted']);
    await announceWhereMerged(data.ideaId);
  });
  onEvent('idea.restored', async ({ data }) => {
    await announceChange(data.ideaId, ['deleted', 'content']);
    await announceWhereMerged(data.ideaId);
  });
  onEvent('idea.routed', ({ data }) =>
    data.handedOn ? announceChange(data.ideaId, ['answer']) : undefined,
  );
  for (const kind of ['idea.answered', 'idea.replied', 'idea.reply_taken_back'] as const)
    onEvent(kind, ({ data }) => announceChange(data.ideaId, ['answer']));
  onEvent('idea.decided', ({ data }) => announceChange(data.ideaId, ['stage']));
  onEvent('idea.promoted', ({ data }) => announceChange(data.ideaId, ['stage']));
  for (const kind of ['idea.merged', 'idea.unmerged'] as const)
    onEvent(kind, async ({ data }) => {
      await announceChange(data.ideaId, ['stage', 'merged']);
      await announceChange(data.intoId, ['merged']);
    });

  onEvent('settings.changed', async ({ data }) => {
    if (!data.fields.includes('voting')) return;
    const { voting } = await settings.get();
    announce(rooms.feed, countsHidden, { hidden: voting.hideCounts });
  });

  onEvent('thing.moderated', async ({ data: { thing, ideaId, outcome } }) => {
    if (thing !== 'idea' || outcome === 'warned') return;
    await announceChange(ideaId, ['deleted', 'content']);
    // Who may still see it asks to come in again.
    if (outcome === 'hidden') emptyRoom(rooms.idea(ideaId));
    await announceWhereMerged(ideaId);
  });

  onTallyChange((ideaId, changed) => {
    const before = waiting.get(ideaId);
    if (before) {
      before.votes ||= changed.votes;
      before.comments ||= changed.comments;
      return;
    }
    const timer = setTimeout(() => {
      const due = waiting.get(ideaId) ?? changed;
      waiting.delete(ideaId);
      announceCounts(ideaId, due).catch((error: unknown) =>
        log.error({ err: error, ideaId }, 'counts could not be announced'),
      );
    }, COUNTS_EVERY_MS);
    waiting.set(ideaId, { ...changed, timer: timer.unref() });
  });
}

/** Before the sockets and the database are closed; who connects again asks for the counts anew. */
export function dropWaitingCounts(): void {
  for (const { timer } of waiting.values()) clearTimeout(timer);
  waiting.clear();
}
