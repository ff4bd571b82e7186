import { Types } from 'mongoose';
import { chance } from './chance';
import { demoContent } from './content';

const DAY_MS = 24 * 60 * 60_000;
/** Everybody has had their account since before the first idea was posted. */
const ACCOUNTS_FROM_DAYS = 130;
const ACCOUNTS_WITHIN_DAYS = 30;

/** An id that says when its document came to be, as it would had it been written then. */
export const idAt = (date: Date) =>
  new Types.ObjectId(Types.ObjectId.generate(Math.floor(date.getTime() / 1000)));

/** When everything at Crumb & Co. happened, and the ids that come of it. */
export interface Calendar {
  at(daysAgo: number): Date;
  /** These four take a key of the content. */
  person(key: string): Types.ObjectId;
  category(key: string): Types.ObjectId;
  idea(key: string): Types.ObjectId;
  project(key: string): Types.ObjectId;
}

/** @throws Error, when it is asked, for a key that the content does not have */
function idsOf<T extends { key: string }>(items: readonly T[], dateOf: (item: T) => Date) {
  const ids = new Map(items.map((item) => [item.key, idAt(dateOf(item))]));
  return (key: string): Types.ObjectId => {
    const id = ids.get(key);
    if (!id) throw new Error(`The demo company has no "${key}".`);
    return id;
  };
}

/** @param start what `daysAgo` counts back from */
export function calendarOf(start: Date): Calendar {
  const at = (daysAgo: number) => new Date(start.getTime() - daysAgo * DAY_MS);
  const { people, categories, ideas, projects } = demoContent;
  return {
    at,
    person: idsOf(people, ({ key }) =>
      at(ACCOUNTS_FROM_DAYS - chance(`account ${key}`) * ACCOUNTS_WITHIN_DAYS),
    ),
    category: idsOf(categories, () => at(ACCOUNTS_FROM_DAYS)),
    idea: idsOf(ideas, ({ daysAgo }) => at(daysAgo)),
    project: idsOf(projects, ({ stages }) => at(stages[0]?.daysAgo ?? 0)),
  };
}
