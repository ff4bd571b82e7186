import { type Category, CategoryRow } from '../features/categories/categories.model';
import { CommentRow } from '../features/comments/comments.model';
import { demoAccess } from '../features/demo/demo.access';
import { DecisionRow } from '../features/ideas/decisions.model';
import { IdeaRow } from '../features/ideas/ideas.model';
import { currentHalfLife } from '../features/ideas/scores';
import { hashPassword } from '../features/users/password';
import { UserRow } from '../features/users/users.model';
import { VoteRow } from '../features/votes/votes.model';
import { Random } from './random';
import {
  type CompanySize,
  categoriesOf,
  commentsOf,
  decisionsOf,
  ideasOf,
  MOST_COMMENTS,
  peopleOf,
  seedEmail,
  votesOf,
} from './rows';

export { seedEmail } from './rows';
/** Everybody's. */
export const seedPassword = demoAccess.password;

/** What is not said follows from the number of ideas; `until` is now, `seed` is 1. */
export interface SeedOptions extends Partial<CompanySize> {
  ideas: number;
  onProgress?: (progress: { message: string; fraction: number }) => void;
}

/** Why a company cannot be made, in one sentence. */
export class SeedError extends Error {
  override name = 'SeedError';
}

const BATCH = 2_000;
const bulk = { lean: true, ordered: false } as const;

/** Writes what comes one by one in batches, two of them at a time: the next is made meanwhile. */
async function insertAll<T>(
  rows: Iterable<T>,
  insert: (batch: T[]) => Promise<unknown>,
  onWritten: (count: number) => void,
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  let batch: T[] = [];
  let count = 0;
  const flush = async () => {
    const full = batch;
    batch = [];
    if (full.length === 0) return;
    await writing;
    writing = insert(full);
    count += full.length;
    onWritten(count);
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await writing;
}

/**
 * Adds a generated company to the connected database: people, categories, ideas over a year with
 * votes and comments, a few much loved and many hardly seen, all counts exact. After it the
 * planner's statistics should be refreshed.
 * @throws SeedError where the votes do not fit, or this company is there already
 */
export async function seedCompany({
  onProgress = () => {},
  ...wanted
}: SeedOptions): Promise<CompanySize> {
  const size: CompanySize = {
    votes: wanted.ideas * 10,
    comments: Math.round(wanted.ideas * 2.5),
    people: Math.max(250, Math.round(wanted.ideas / 10)),
    seed: 1,
    until: new Date(),
    halfLifeDays: await currentHalfLife(),
    ...wanted,
  };
  await refuse(size);
  const random = new Random(size.seed);
  const passwordHash = await hashPassword(seedPassword);
  const people = peopleOf(size, random, passwordHash);
  const managers = people.filter(({ role }) => role === 'manager');
  const report = (message: string, total: number) => (done: number) =>
    onProgress({ message, fraction: done / Math.max(1, total) });

  await insertAll(
    people,
    (rows) => UserRow.insertMany(rows, bulk),
    report('People', people.length),
  );
  const categories = await addCategories(categoriesOf(size, random, managers));
  const ideas = ideasOf(size, random, people, categories);
  const votes = each(ideas, (idea) => votesOf(size, random, idea, people));
  const comments = each(ideas, (idea) => commentsOf(size, random, idea, people));
  const decisions = each(ideas, (idea) =>
    decisionsOf(size, random, idea, random.pick(managers)._id),
  );
  // Ideas come last: whoever sees one finds what it counts.
  await insertAll(votes, (rows) => VoteRow.insertMany(rows, bulk), report('Votes', size.votes));
  await insertAll(
    comments,
    (rows) => CommentRow.insertMany(rows, bulk),
    report('Comments', size.comments),
  );
  await insertAll(
    decisions,
    (rows) => DecisionRow.insertMany(rows, bulk),
    () => {},
  );
  await insertAll(ideas, (rows) => IdeaRow.insertMany(rows, bulk), report('Ideas', size.ideas));
  return size;
}

function* each<T, V>(items: Iterable<T>, rowsOf: (item: T) => Iterable<V>): Generator<V> {
  for (const item of items) yield* rowsOf(item);
}

async function refuse({ ideas, votes, comments, people, seed }: CompanySize): Promise<void> {
  if (people < 2) throw new SeedError('A company has at least two people.');
  const most = Math.floor(ideas * (people - 1));
  if (votes > most)
    throw new SeedError(`${people} people can give ${ideas} ideas ${most} votes at most.`);
  if (comments > ideas * MOST_COMMENTS)
    throw new SeedError(`An idea can have ${MOST_COMMENTS} comments at most.`);
  if (await UserRow.exists({ email: seedEmail(seed, 0) }))
    throw new SeedError(`The company of seed ${seed} is there already: take another --seed.`);
}

/** Those that are there already by their names are taken as they are. */
async function addCategories(wanted: Category[]): Promise<Category[]> {
  const found = new Map((await CategoryRow.find().lean()).map((row) => [row.nameKey, row]));
  const missing = wanted.filter(({ nameKey }) => !found.has(nameKey));
  await CategoryRow.insertMany(missing, bulk);
  return wanted.map((row) => found.get(row.nameKey) ?? row);
}
