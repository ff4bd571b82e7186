import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';

export interface Day {
  /** The viewer's own calendar day, as `2026-3-14`; groups have it as their key. */
  key: string;
  /** How many days ago, by the viewer's calendar: 0 is today. */
  ago: number;
  /** An instant within it, to show its date by. */
  at: string;
  items: NotificationView[];
}

const startOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());

/** A day with a change of the clock has 23 or 25 hours, hence the rounding. */
const daysBetween = (from: Date, to: Date) =>
  Math.round((startOf(to).getTime() - startOf(from).getTime()) / 86_400_000);

/** Groups notifications, newest first, by the day on which they came in the viewer's own zone. */
export function byDay(items: readonly NotificationView[], now = new Date()): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const date = new Date(item.at);
    const key = `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
    const open = days.at(-1);
    if (open?.key === key) open.items.push(item);
    else days.push({ key, ago: daysBetween(date, now), at: item.at, items: [item] });
  }
  return days;
}
