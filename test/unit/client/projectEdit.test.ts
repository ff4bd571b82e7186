import { expect, test } from '@jest/globals';
import type { ProjectView } from '@leaven/shared/projects/projects.schemas';
import {
  beginEdit,
  type Edited,
  type ProjectEdit,
  patchOf,
  rebase,
} from '../../../client/src/features/projects/edit';

Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] } });

const person = (id: string) => ({ id, name: `Name of ${id}`, department: null });

const project: ProjectView = {
  id: 'p',
  title: 'Warm rolls by seven',
  stage: 'funded',
  stageSince: '2026-03-01T09:00:00.000Z',
  owner: person('olga'),
  sponsor: person('sam'),
  budget: { amount: 1_480_050, currency: 'EUR' },
  idea: { id: 'i', title: 'What if rolls were warm by seven' },
  createdAt: '2026-03-01T09:00:00.000Z',
  updateCount: 0,
  contentRev: 3,
  liveRev: 7,
  steps: [],
  shutdown: null,
  abilities: { edit: true, moveTo: [], shutDown: true, postUpdate: false },
};

const typed = (change: Partial<Edited>, edit = beginEdit(project)): ProjectEdit => ({
  ...edit,
  value: { ...edit.value, ...change },
});

test('an edit sends what was changed and what was read, and nothing else', () => {
  expect(patchOf(typed({ title: 'Warm rolls by six' }))).toEqual({
    contentRev: 3,
    title: 'Warm rolls by six',
  });
  expect(patchOf(typed({ owner: person('otto') }))).toEqual({ contentRev: 3, ownerId: 'otto' });
});

test('a budget written otherwise is no change; an emptied one is none', () => {
  expect(patchOf(typed({ budget: { amount: '14,800.50', currency: 'EUR' } }))).toEqual({
    contentRev: 3,
  });
  expect(patchOf(typed({ budget: { amount: ' ', currency: 'EUR' } }))).toEqual({
    contentRev: 3,
    budget: null,
  });
});

test('what is no amount, or lacks a person, is not sent at all', () => {
  expect(patchOf(typed({ budget: { amount: 'some', currency: 'EUR' } }))).toBeUndefined();
  expect(patchOf(typed({ owner: null }))).toBeUndefined();
});

test('over somebody else’s edit, touched fields keep what was typed and the others follow', () => {
  const current = {
    ...project,
    title: 'Hot rolls by seven',
    budget: { amount: 1_500_000, currency: 'EUR' },
    contentRev: 4,
  };
  const { edit, changed } = rebase(typed({ title: 'Warm rolls by six' }), current);
  expect(changed).toEqual(['title', 'budget']);
  expect(edit.value.title).toBe('Warm rolls by six');
  expect(edit.value.budget).toEqual({ amount: '15000', currency: 'EUR' });
  expect(patchOf(edit)).toEqual({ contentRev: 4, title: 'Warm rolls by six' });
});
