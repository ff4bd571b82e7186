import { expect, test } from '@jest/globals';
import {
  type NotificationView,
  notificationKinds,
  notificationReasons,
} from '@leaven/shared/notifications/notifications.schemas';
import { writeLetter } from '../../../server/src/features/notifications/mail/letter';

const view = (more: Partial<NotificationView>): NotificationView => ({
  id: 'n',
  kind: 'idea_commented',
  because: 'author',
  actor: { id: 'tom', name: 'Tom <i>', department: null },
  idea: { id: 'i', title: 'The {{idea}} & more' },
  project: { id: 'p', title: 'The project' },
  into: { id: 'o', title: 'The other' },
  commentId: null,
  stage: 'pilot',
  role: 'manager',
  excerpt: 'Yes, <b>do</b>',
  at: '2026-03-01T09:00:00.000Z',
  read: false,
  ...more,
});
const letter = (first: NotificationView, ...rest: NotificationView[]) =>
  writeLetter({
    facts: [first, ...rest],
    isThread: false,
    company: 'Crumb & Co.',
    language: 'en',
    timeZone: 'Europe/Berlin',
    publicUrl: 'https://leaven.crumb.example',
    stopUrl: 'https://leaven.crumb.example/unsubscribe/x',
    canAnswer: true,
  });

test.each(notificationKinds)('%s has words in every part, for every reason', (kind) => {
  for (const because of notificationReasons) {
    const { subject, text, html } = letter(view({ kind, because }));
    for (const part of [subject, text, html])
      expect(part).not.toMatch(/\b(kind|because|group|again|notifications|mail)[.:][a-z_]/);
    // Nobody's words become marks.
    expect(html).not.toContain('<i>');
    expect(html).not.toContain('<b>do');
    expect(text).not.toContain('&amp;');
  }
});

test('a digest names how many things there are, each with the words of all who spoke', () => {
  const eva = { id: 'eva', name: 'Eva', department: null };
  const { subject, text } = letter(
    view({ id: '1', excerpt: 'Third', at: '2026-07-01T11:00:00.000Z' }),
    view({ id: '2', excerpt: 'Second', actor: eva }),
    view({ id: '3', excerpt: 'First', kind: 'idea_decided', stage: 'declined' }),
  );
  expect(subject).toBe('2 things happened at Crumb & Co.');
  expect(text).toContain('Tom <i> and one other person commented on “The {{idea}} & more”.');
  expect(text).toContain('Eva, Mar 1, 2026, 10:00 AM: “Second”');
  expect(text).toContain('Tom <i>, Jul 1, 2026, 1:00 PM: “Third”');
  expect(text.indexOf('Second')).toBeLessThan(text.indexOf('Third'));
});
