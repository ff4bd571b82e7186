import type { ProjectView, projectPatch } from '@leaven/shared/projects/projects.schemas';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import type * as z from 'zod/mini';
import { type BudgetText, budgetText, readBudget } from './budget';

/** What the form of a project holds. */
export interface Edited {
  title: string;
  owner: PersonRef | null;
  sponsor: PersonRef | null;
  budget: BudgetText;
}

/** What is being typed, and what it was when the typing began. */
export interface ProjectEdit {
  base: Edited;
  contentRev: number;
  value: Edited;
}

const fields = ['title', 'owner', 'sponsor', 'budget'] as const;
export type EditedField = (typeof fields)[number];

/** People are told apart by id: somebody's department may change without this project doing so. */
const same = (field: EditedField, a: Edited, b: Edited): boolean => {
  if (field === 'title') return a.title === b.title;
  if (field === 'budget')
    return JSON.stringify(readBudget(a.budget)) === JSON.stringify(readBudget(b.budget));
  return a[field]?.id === b[field]?.id;
};

const editedOf = ({ title, owner, sponsor, budget }: ProjectView): Edited => ({
  title,
  owner,
  sponsor,
  budget: budgetText(budget),
});

export const beginEdit = (project: ProjectView): ProjectEdit => ({
  base: editedOf(project),
  contentRev: project.contentRev,
  value: editedOf(project),
});

/**
 * The request: only what was changed, so that nobody's change to another field is undone.
 * @returns undefined where a budget is no amount or a person is missing
 */
export function patchOf(edit: ProjectEdit): z.input<typeof projectPatch> | undefined {
  const { base, value, contentRev } = edit;
  const budget = readBudget(value.budget);
  if (budget === undefined || !value.owner || !value.sponsor) return undefined;
  return {
    contentRev,
    ...(same('title', base, value) ? {} : { title: value.title }),
    ...(same('owner', base, value) ? {} : { ownerId: value.owner.id }),
    ...(same('sponsor', base, value) ? {} : { sponsorId: value.sponsor.id }),
    ...(same('budget', base, value) ? {} : { budget }),
  };
}

/**
 * Puts an edit on top of what somebody else saved meanwhile: fields that were touched keep what was
 * typed, the others take what is there now.
 * @returns the edit, and the fields that the other person changed
 */
export function rebase(
  edit: ProjectEdit,
  current: ProjectView,
): { edit: ProjectEdit; changed: EditedField[] } {
  const now = editedOf(current);
  const value = { ...edit.value };
  const take = <F extends EditedField>(field: F) => {
    if (same(field, edit.base, edit.value)) value[field] = now[field];
  };
  for (const field of fields) take(field);
  return {
    edit: { base: now, contentRev: current.contentRev, value },
    changed: fields.filter((field) => !same(field, edit.base, now)),
  };
}
