import { Types } from 'mongoose';
import { type Draft, draftKey } from '../ideas/drafts.model';
import type { SavedSearch } from '../search/saved.model';
import { demoContent } from './content';
import { type Calendar, idAt } from './demo.calendar';

/** What people have begun to write; nobody else sees it. */
export const draftRows = ({ person, category, at }: Calendar): Draft[] =>
  demoContent.drafts.map(({ by, title, body, category: key, daysAgo }) => ({
    _id: draftKey(String(person(by)), new Types.ObjectId().toHexString()),
    userId: person(by),
    title,
    body,
    beneficiary: '',
    categoryId: key === undefined ? null : category(key),
    rev: 1,
    savedAt: at(daysAgo),
    removedAt: null,
    removedBy: null,
    ideaId: null,
  }));

/** One for each of the content, in its order. */
export function savedSearchRows({ person, category, at }: Calendar): SavedSearch[] {
  const slots = new Map<string, number>();
  return demoContent.savedSearches.map(({ by, name, q, category: key, notify, daysAgo }) => {
    const slot = slots.get(by) ?? 0;
    slots.set(by, slot + 1);
    return {
      _id: idAt(at(daysAgo)),
      userId: person(by),
      slot,
      name,
      filters: {
        ...(q === undefined ? {} : { q }),
        ...(key === undefined ? {} : { categoryId: String(category(key)) }),
      },
      notify,
      createdAt: at(daysAgo),
    };
  });
}
