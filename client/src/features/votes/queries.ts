import type { IdeaState } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaCard, IdeaView, VoteValue } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { castVote, takeVoteBack } from '@leaven/shared/votes/votes.api';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call } from '../../lib/api';
import { copiesOf, patchIdeaEverywhere } from '../ideas/cache';
import { stateOf } from '../ideas/ideaState';
import { refreshIdea } from '../ideas/queries';
import { Ballot } from './ballot';
import { untilAnswered } from './delivery';

/** The net votes that show once this person stands so; hidden ones stay hidden until the answer. */
const moved = ({ votes, myVote }: Pick<IdeaCard, 'votes' | 'myVote'>, value: VoteValue) =>
  votes === null ? null : votes + value - myVote;

const ballots = new WeakMap<QueryClient, Ballot>();

/** The one ballot of a session: every box that shows the same idea casts through it. */
export function ballotOf(client: QueryClient): Ballot {
  const ballot = ballots.get(client) ?? new Ballot(portsOf(client));
  ballots.set(client, ballot);
  return ballot;
}

const portsOf = (client: QueryClient): ConstructorParameters<typeof Ballot>[0] => ({
  send: (ideaId, value) =>
    untilAnswered(() =>
      value === 1
        ? call(castVote, { params: { ideaId }, body: { value } })
        : call(takeVoteBack, { params: { ideaId } }),
    ),
  show: (ideaId, value) =>
    patchIdeaEverywhere(client, ideaId, (idea) =>
      idea.myVote === value ? null : { myVote: value, votes: moved(idea, value) },
    ),
  settled: (ideaId, view) => {
    const overtaken = copiesOf(client, ideaId).some((idea) => idea.liveRev > (view?.liveRev ?? -1));
    if (view)
      patchIdeaEverywhere(client, ideaId, (idea) =>
        idea.liveRev > view.liveRev ? null : { votes: view.votes, liveRev: view.liveRev },
      );
    // Counts told while the vote was under way were held back: ask what they are now.
    if (overtaken) void refreshIdea(client, ideaId).catch(() => {});
  },
});

/** What the voting policy needs to know of an idea. */
export const votingState = (idea: IdeaCard | IdeaView, deleted = false): IdeaState => {
  const state = stateOf(idea);
  return deleted ? { ...state, deleted } : state;
};

/** Turns this person's vote round, where they may vote. */
export function castWish(client: QueryClient, me: Actor, idea: IdeaCard): void {
  if (votesPolicy.cast(me, votingState(idea)).allowed)
    ballotOf(client).wish(idea.id, idea.myVote, idea.myVote === 1 ? 0 : 1);
}

/**
 * Votes on one idea: where this person stands, and why the last vote did not arrive. While a vote is
 * under way its wish is what stands, whatever an answer that began earlier still says.
 */
export function useVote(idea: Pick<IdeaCard, 'id' | 'myVote' | 'votes'>): {
  myVote: VoteValue;
  votes: number | null;
  error: unknown;
  dismissError: () => void;
  vote: (value: VoteValue) => void;
} {
  const ballot = ballotOf(useQueryClient());
  const error = useSyncExternalStore(ballot.subscribe, () => ballot.errorOf(idea.id));
  const wish = useSyncExternalStore(ballot.subscribe, () => ballot.wishOf(idea.id));
  const myVote = wish ?? idea.myVote;
  return {
    myVote,
    votes: moved(idea, myVote),
    error,
    dismissError: () => ballot.dismissError(idea.id),
    vote: (value) => ballot.wish(idea.id, myVote, value),
  };
}
