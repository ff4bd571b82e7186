import * as z from 'zod/mini';
import { id } from '../http/fields';
import { voteValue } from '../ideas/ideas.schemas';

/** What a vote answers: my stand and the idea's net votes, recounted after the write. */
export const votingView = z.object({ id, myVote: voteValue, votes: z.int(), liveRev: z.int() });
export type VotingView = z.output<typeof votingView>;
