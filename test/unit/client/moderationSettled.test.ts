import { expect, test } from '@jest/globals';
import type { QueueItem } from '@leaven/shared/moderation/moderation.schemas';
import { withSettled } from '../../../client/src/features/moderation/settled';

const item = (id: string, openedAt: string, rev = 1): QueueItem => ({
  id,
  kind: 'idea',
  state: 'waiting',
  rev,
  idea: { id, title: id },
  text: '',
  author: null,
  hidden: false,
  edited: false,
  openedAt,
  flags: 1,
  reasons: [],
  said: [],
});
const decided = { action: 'hide', by: null } as const;
const [a, b, c] = [item('a', '2026-01-01'), item('b', '2026-01-02'), item('c', '2026-01-02')];

test('what another settled keeps its place, before and after the list was asked for again', () => {
  const settled = [{ ...b, decided }];
  for (const items of [
    [a, b, c],
    [a, c],
  ])
    expect(withSettled(items, settled)).toEqual([a, { ...b, decided }, c]);
  expect(withSettled([], settled)).toEqual(settled);
});

test('what is flagged again since counts as it is', () => {
  const again = item('b', '2026-01-05', 2);
  expect(withSettled([a, c, again], [{ ...b, decided }])).toEqual([a, c, again]);
});
