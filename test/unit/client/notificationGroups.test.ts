import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { groupsOf, sayGroup } from '@leaven/shared/notifications/grouping';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';

const file = new URL('../../../shared/src/locales/en/notifications.json', import.meta.url);
const words = JSON.parse(readFileSync(file, 'utf8'));

let n = 0;
const by = (name: string, more: Partial<NotificationView> = {}): NotificationView => ({
  id: `n${++n}`,
  kind: 'idea_commented',
  because: 'author',
  actor: { id: name, name, department: null },
  idea: { id: 'i', title: 'The idea' },
  project: null,
  into: null,
  commentId: `c${n}`,
  stage: null,
  role: null,
  excerpt: '',
  at: '2026-03-01T09:00:00.000Z',
  read: false,
  ...more,
});

const said = (items: NotificationView[]) =>
  groupsOf(items).map((group) => {
    const { sentence, count } = sayGroup(group);
    return [sentence, count, group[0].actor?.name];
  });

describe('one line tells of many', () => {
  test('of several people: the latest and how many others, each counted once', () => {
    expect(said([by('Anna'), by('Tom'), by('Tom'), by('Eva'), by('Anna')])).toEqual([
      ['group.idea_commented', 2, 'Anna'],
    ]);
  });

  test('of one person: how many times', () => {
    expect(said([by('Anna'), by('Anna')])).toEqual([['again.idea_commented', 2, 'Anna']]);
  });

  test('alone it is said as ever', () => {
    expect(said([by('Anna')])).toEqual([['kind.idea_commented', 1, 'Anna']]);
  });

  test('not over ideas nor kinds, nor of what must be read one by one', () => {
    const decided = { kind: 'idea_decided', stage: 'declined' } as const;
    const other = { idea: { id: 'j', title: 'Another' } };
    expect(
      said([
        by('Anna', decided),
        by('Tom', other),
        by('Anna', { kind: 'comment_replied' }),
        by('Eva', decided),
        by('Eva'),
      ]).map(([sentence]) => sentence),
    ).toEqual([
      'kind.idea_declined',
      'kind.idea_commented',
      'kind.comment_replied',
      'kind.idea_declined',
      'kind.idea_commented',
    ]);
  });

  test('a group stands where its latest stands', () => {
    const other = { idea: { id: 'j', title: 'Another' } };
    expect(said([by('Anna'), by('Tom', other), by('Eva')])).toEqual([
      ['group.idea_commented', 1, 'Anna'],
      ['kind.idea_commented', 1, 'Tom'],
    ]);
  });

  test('has words for every kind that is grouped', () => {
    const kinds = [
      'idea_commented',
      'comment_replied',
      'thread_commented',
      'ask_offered',
      'project_updated',
    ] as const;
    for (const kind of kinds)
      for (const [sentence] of [
        ...said([by('Anna', { kind }), by('Tom', { kind })]),
        ...said([by('Anna', { kind }), by('Anna', { kind })]),
      ]) {
        const [place = '', name] = String(sentence).split('.');
        for (const form of ['one', 'other'])
          expect(words[place][`${name}_${form}`]).toContain('<b>{{actor}}</b>');
      }
  });
});
