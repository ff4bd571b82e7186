import { ideaChanged, ideaPosted, invitationsChanged } from '@leaven/shared/ideas/ideas.events';
import type { PayloadOf } from '@leaven/shared/realtime/event';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { log } from '../../log';
import { announce } from '../../realtime/announce';
import { IdeaRow } from './ideas.model';
import { presentIdeas } from './ideas.presenter';
import { ideas } from './ideas.service';
import { onTallyChange } from './tally';

type Change = PayloadOf<typeof ideaChanged>['what'][number];

/** Counts of one idea are told at most this often; the votes between travel together. */
const COUNTS_EVERY_MS = 100;
const waiting = new Map<string, NodeJS.Timeout>();

async function announceChange(ideaId: string, what: Change[]): Promise<void> {
  const idea = await IdeaRow.findById(ideaId, { body: 0 }).lean();
  if (!idea) return;
  const [view] = await presentIdeas([idea]);
  if (!view) return;
  const { id: _, liveRev, author: _author, postedAt: _postedAt, ...facts } = view;
  announce([rooms.feed, rooms.idea(ideaId)], ideaChanged, { ideaId, liveRev, what, facts });
}

/** Who was invited is for them and for the authors alone. */
async function announceInvitations(data: { ideaId: string; personId: string }): Promise<void> {
  const { ideaId, personId } = data;
  const people = [...(await ideas.authorsOf(ideaId)), personId];
  announce(people.map(rooms.user), invitationsChanged, { ideaId });
}

async function announceCounts(ideaId: string): Promise<void> {
  const idea = await IdeaRow.findByIdAndUpdate(
    ideaId,
    { $inc: { liveRev: 1 } },
    { returnDocument: 'after', projection: { votes: 1, commentCount: 1, liveRev: 1 } },
  ).lean();
  if (!idea) return;
  const { votes, commentCount, liveRev } = idea;
  announce([rooms.feed, rooms.idea(ideaId)], ideaChanged, {
    ideaId,
    liveRev,
    what: ['counts'],
    facts: { votes, commentCount },
  });
}

/** Turns facts into messages for the rooms in which everybody may see them. */
export function announceIdeas(): void {
  onEvent('idea.posted', ({ actorId, data }) =>
    announce(rooms.feed, ideaPosted, { ...data, authorId: actorId }),
  );
  onEvent('idea.edited', ({ data }) => announceChange(data.ideaId, ['content']));
  onEvent('ask.changed', ({ data }) => announceChange(data.ideaId, ['asks']));
  onEvent('ask.accepted', ({ data }) => announceChange(data.ideaId, ['asks']));
  onEvent('idea.extended', ({ data }) => announceChange(data.ideaId, ['content']));
  onEvent('idea.extension_left', ({ data }) => announceChange(data.ideaId, ['content']));
  onEvent('idea.co_author_invited', ({ data }) => announceInvitations(data));
  onEvent('idea.co_author_accepted', ({ data }) => announceChange(data.ideaId, ['authors']));
  onEvent('idea.co_author_ended', ({ data }) =>
    data.how === 'left' || data.how === 'removed'
      ? announceChange(data.ideaId, ['authors'])
      : announceInvitations(data),
  );
  onEvent('idea.deleted', ({ data }) => announceChange(data.ideaId, ['deleted']));
  onEvent('idea.restored', ({ data }) => announceChange(data.ideaId, ['deleted', 'content']));
  onEvent('idea.routed', ({ data }) =>
    data.handedOn ? announceChange(data.ideaId, ['content']) : undefined,
  );
  onEvent('idea.decided', ({ data }) => announceChange(data.ideaId, ['stage']));
  onEvent('idea.promoted', ({ data }) => announceChange(data.ideaId, ['stage']));
  for (const kind of ['idea.merged', 'idea.unmerged'] as const)
    onEvent(kind, async ({ data }) => {
      await announceChange(data.ideaId, ['stage', 'merged']);
      await announceChange(data.intoId, ['merged']);
    });

  onTallyChange((ideaId) => {
    if (waiting.has(ideaId)) return;
    const timer = setTimeout(() => {
      waiting.delete(ideaId);
      announceCounts(ideaId).catch((error: unknown) =>
        log.error({ err: error, ideaId }, 'counts could not be announced'),
      );
    }, COUNTS_EVERY_MS);
    waiting.set(ideaId, timer.unref());
  });
}

/** Before the sockets and the database are closed; who connects again asks for the counts anew. */
export function dropWaitingCounts(): void {
  for (const timer of waiting.values()) clearTimeout(timer);
  waiting.clear();
}
