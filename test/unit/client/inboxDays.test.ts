import { expect, test } from '@jest/globals';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { byDay } from '../../../client/src/features/notifications/days';

const notification = (id: string, date: Date): NotificationView => ({
  id,
  kind: 'idea_promoted',
  because: 'voter',
  actor: null,
  idea: null,
  project: null,
  into: null,
  commentId: null,
  stage: null,
  role: null,
  excerpt: '',
  at: date.toISOString(),
  read: false,
});

// Local times on purpose: a day is the viewer's own.
const now = new Date(2026, 2, 14, 8, 0);

test('notifications are grouped by the day on the viewer’s own calendar, newest first', () => {
  const days = byDay(
    [
      notification('just now', new Date(2026, 2, 14, 7, 59)),
      notification('past midnight', new Date(2026, 2, 14, 0, 1)),
      notification('before midnight', new Date(2026, 2, 13, 23, 59)),
      notification('last year', new Date(2025, 2, 13, 23, 59)),
    ],
    now,
  );
  expect(days.map(({ ago, items }) => [ago, items.map(({ id }) => id)])).toEqual([
    [0, ['just now', 'past midnight']],
    [1, ['before midnight']],
    [366, ['last year']],
  ]);
});

test('days are counted by the calendar where the clock changes', () => {
  const around = new Date(2026, 2, 30, 0, 30);
  const days = byDay([notification('a', new Date(2026, 2, 28, 23, 30))], around);
  expect(days[0]?.ago).toBe(2);
});

test('an empty inbox has no days', () => {
  expect(byDay([], now)).toEqual([]);
});
