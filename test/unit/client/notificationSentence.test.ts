import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type NotificationView,
  notificationKinds,
  notificationReasons,
} from '@leaven/shared/notifications/notifications.schemas';
import { pageOf, say } from '../../../client/src/features/notifications/say';

const file = new URL('../../../client/src/locales/en/notifications.json', import.meta.url);
const words = JSON.parse(readFileSync(file, 'utf8'));

const at = (path: string): unknown => path.split('.').reduce((tree, name) => tree?.[name], words);

const notification = (more: Partial<NotificationView>): NotificationView => ({
  id: 'n',
  kind: 'idea_promoted',
  because: 'voter',
  actor: null,
  idea: { id: 'i', title: 'The idea' },
  project: null,
  commentId: null,
  stage: null,
  excerpt: '',
  at: '2026-03-01T09:00:00.000Z',
  read: false,
  ...more,
});

const project = { id: 'p', title: 'The project' };

describe('every notification', () => {
  const all = notificationKinds.flatMap((kind) =>
    notificationReasons.map((because) => [kind, because] as const),
  );
  test.each(all)('has words: %s for the %s', (kind, because) => {
    for (const stage of [null, 'declined', 'in_review', 'open', 'pilot'] as const) {
      const said = say(notification({ kind, because, stage, project }));
      expect(at(said.sentence)).toEqual(expect.any(String));
      expect(at(said.because)).toEqual(expect.any(String));
    }
  });
});

test('a decision is said by where the idea came to', () => {
  const said = (stage: NotificationView['stage']) =>
    say(notification({ kind: 'idea_decided', stage })).sentence;
  expect([said('declined'), said('in_review'), said('open')]).toEqual([
    'kind.idea_declined',
    'kind.idea_in_review',
    'kind.idea_open',
  ]);
});

test('it names and opens what it is about', () => {
  const moved = notification({ kind: 'project_moved', project, idea: null });
  expect([say(moved).title, pageOf(moved)]).toEqual(['The project', '/projects/p']);

  const promoted = notification({ kind: 'idea_promoted', project });
  expect([say(promoted).title, pageOf(promoted)]).toEqual(['The idea', '/projects/p']);

  const answered = notification({ kind: 'comment_replied', commentId: 'c' });
  expect(pageOf(answered)).toBe('/ideas/i#comment-c');
});
