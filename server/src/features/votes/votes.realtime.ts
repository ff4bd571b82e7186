import { rooms } from '@leaven/shared/realtime/rooms';
import { admit } from '../../realtime/announce';
import { settings } from '../settings/settings.service';
import { VoteRow } from './votes.model';

/** Of so many ideas that they voted for last, people hear live how others vote while counts are hidden. */
const MOST_TALLIES = 500;

/** Who has voted may see the votes of this idea, in every window. */
export const admitToTally = (userId: string, ideaId: string): void =>
  admit(rooms.user(userId), rooms.tally(ideaId));

/** The rooms of hidden counts that a person has voted their way into. */
export async function tallyRoomsOf(userId: string): Promise<string[]> {
  const { voting } = await settings.get();
  if (!voting.hideCounts) return [];
  const rows = await VoteRow.find({ userId }, { ideaId: 1 })
    .sort({ at: -1 })
    .limit(MOST_TALLIES)
    .lean();
  return rows.map(({ ideaId }) => rooms.tally(String(ideaId)));
}
