import type { Decided } from '@leaven/shared/moderation/moderation.events';
import type { QueueItem } from '@leaven/shared/moderation/moderation.schemas';

/** A row of the queue; `decided` says what another moderator has just done about it. */
export interface ShownItem extends QueueItem {
  decided?: Decided;
}

const oldestFirst = (a: QueueItem, b: QueueItem) =>
  a.openedAt < b.openedAt || (a.openedAt === b.openedAt && a.id < b.id) ? -1 : 1;

/**
 * The queue with what others have settled while it is shown: those rows keep their place, since somebody
 * may be reading one or writing their reason. What is flagged again or changed since counts as it is.
 */
export function withSettled(
  items: readonly QueueItem[],
  settled: readonly ShownItem[],
): ShownItem[] {
  const marks = new Map(settled.map((item) => [item.id, item]));
  const there = new Set(items.map(({ id }) => id));
  const current = items.map((item) => {
    const mark = marks.get(item.id);
    return mark?.rev === item.rev ? mark : item;
  });
  return [...current, ...settled.filter(({ id }) => !there.has(id))].sort(oldestFirst);
}
