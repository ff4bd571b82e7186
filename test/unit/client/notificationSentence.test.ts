import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type NotificationView,
  notificationKinds,
  notificationReasons,
} from '@leaven/shared/notifications/notifications.schemas';
import { pageOf, say } from '@leaven/shared/notifications/say';

const file = new URL('../../../shared/src/locales/en/notifications.json', import.meta.url);
const words = JSON.parse(readFileSync(file, 'utf8'));

const at = (path: string): unknown => path.split('.').reduce((tree, name) => tree?.[name], words);

const notification = (more: Partial<NotificationView>): NotificationView => ({
  id: 'n',
  kind: 'idea_promoted',
  because: 'voter',
  actor: null,
  idea: { id: 'i', title: 'The idea' },
  project: null,
  into: null,
  commentId: null,
  stage: null,
  role: null,
  excerpt: '',
  at: '2026-03-01T09:00:00.000Z',
  read: false,
  ...more,
});

const noor = { id: 'n', name: 'Noor', department: null };
const project = { id: 'p', title: 'The project' };

describe('every notification', () => {
  const all = notificationKinds.flatMap((kind) =>
    notificationReasons.map((because) => [kind, because] as const),
  );
  test.each(all)('has words: %s for the %s', (kind, because) => {
    const stages = [null, 'declined', 'in_review', 'open', 'archived', 'pilot'] as const;
    for (const [stage, actor] of stages.flatMap((one) => [
      [one, null] as const,
      [one, noor] as const,
    ])) {
      const said = say(notification({ kind, because, actor, stage, project }));
      expect(at(said.sentence)).toEqual(expect.any(String));
      expect(at(said.because)).toEqual(expect.any(String));
      const ofComment = say(notification({ kind, because, actor, stage, project, commentId: 'c' }));
      expect(at(ofComment.sentence)).toEqual(expect.any(String));
    }
  });
});

test('a decision is said by where the idea came to', () => {
  const said = (stage: NotificationView['stage'], actor: NotificationView['actor'] = noor) =>
    say(notification({ kind: 'idea_decided', stage, actor })).sentence;
  expect([said('declined'), said('in_review'), said('open'), said('archived')]).toEqual([
    'kind.idea_declined',
    'kind.idea_in_review',
    'kind.idea_open',
    'kind.idea_archived',
  ]);
  expect([said('archived', null), said('open', null)]).toEqual([
    'kind.idea_archived_by_rule',
    'kind.idea_open_by_rule',
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
