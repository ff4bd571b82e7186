import {
  type FlagView,
  flagReasons,
  type QueueItem,
} from '@leaven/shared/moderation/moderation.schemas';
import { personRefs } from '../users/users.refs';
import { type Flag, type FlaggedThing, FlagRow } from './moderation.model';
import { findThings } from './things';

/** Of one thing, and read for a whole page. */
const MOST_SAID = 5;
const MOST_READ = 500;

export const presentFlag = (row: Flag): FlagView => ({
  kind: row.kind,
  targetId: String(row.targetId),
  reason: row.reason,
  note: row.note,
  at: row.at.toISOString(),
});

/** A page of the queue; what was deleted meanwhile is left out. */
export async function presentQueue(rows: FlaggedThing[]): Promise<QueueItem[]> {
  const [things, flags] = await Promise.all([
    findThings(rows),
    FlagRow.find({ targetId: { $in: rows.map(({ _id }) => _id) } })
      .sort({ at: 1, _id: 1 })
      .limit(MOST_READ)
      .lean(),
  ]);
  const refs = await personRefs([
    ...flags.map(({ userId }) => userId),
    ...[...things.values()].map(({ authorId }) => authorId),
  ]);
  return rows.flatMap((row): QueueItem[] => {
    const thing = things.get(String(row._id));
    if (!thing || thing.deleted) return [];
    const said = flags.filter(
      ({ targetId, at }) => targetId.equals(row._id) && at >= row.openedAt && row.flags > 0,
    );
    return [
      {
        id: String(row._id),
        kind: row.kind,
        state: row.state,
        rev: row.rev,
        idea: { id: String(thing.idea._id), title: thing.idea.title },
        text: thing.text,
        author: refs(thing.authorId),
        hidden: thing.hidden,
        edited: row.edited,
        openedAt: row.openedAt.toISOString(),
        flags: row.flags,
        reasons: flagReasons.flatMap((reason) => {
          const count = row.reasons[reason] ?? 0;
          return count > 0 ? [{ reason, count }] : [];
        }),
        said: said.slice(0, MOST_SAID).map(({ userId, reason, note, at }) => ({
          by: refs(userId),
          reason,
          note,
          at: at.toISOString(),
        })),
      },
    ];
  });
}
