import type { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import type { PayloadOf } from '@leaven/shared/realtime/event';
import type { QueryClient } from '@tanstack/react-query';
import { copiesOf, ideaKeys, patchIdeaEverywhere } from './cache';
import { refreshIdea } from './queries';

export type IdeaChanged = PayloadOf<typeof ideaChanged>;

/** Deleted, rather than brought back: its words are gone from the message. */
export const saysDeleted = ({ what, facts }: IdeaChanged): boolean =>
  what.includes('deleted') && facts.title === '';

/**
 * Lets the facts of one idea tick in place, in its page and on its cards.
 * @param holdVotes while a vote of this viewer is under way, the number on screen is ahead of the message
 * @returns `gap` when messages before this one were missed, `known` when it brought nothing new
 */
export function applyIdeaChanged(
  client: QueryClient,
  message: IdeaChanged,
  holdVotes: boolean,
): 'applied' | 'gap' | 'known' {
  const { ideaId, liveRev, facts } = message;
  const behind = copiesOf(client, ideaId).filter((idea) => idea.liveRev < liveRev);
  if (behind.length === 0) return 'known';
  const { votes, ...others } = facts;
  const patch = saysDeleted(message)
    ? { liveRev }
    : { ...others, liveRev, ...(holdVotes || votes === undefined ? {} : { votes }) };
  patchIdeaEverywhere(client, ideaId, (idea) => (idea.liveRev < liveRev ? patch : null));
  return behind.some((idea) => idea.liveRev < liveRev - 1) ? 'gap' : 'applied';
}

/** Applies a message and asks for what it could not carry. */
export function followIdea(client: QueryClient, message: IdeaChanged, holdVotes: boolean): void {
  const { ideaId, what } = message;
  if (what.includes('content'))
    void client.invalidateQueries({ queryKey: ideaKeys.revisions(ideaId) });
  const outcome = applyIdeaChanged(client, message, holdVotes);
  if (outcome === 'known') return;
  // Rights go with the stage and with who the authors are, a merge brings votes of mine along, and
  // texts are too long for a message.
  const asksAnew = (['stage', 'authors', 'merged'] as const).some((one) => what.includes(one));
  if (outcome === 'gap' || asksAnew) void refreshIdea(client, ideaId).catch(() => {});
  else if ((['content', 'deleted', 'answer'] as const).some((one) => what.includes(one)))
    void client.invalidateQueries({ queryKey: ideaKeys.detail(ideaId) });
}
