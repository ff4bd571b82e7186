import type { IdeaStage } from '@leaven/shared/stages';
import { type Category, categoryKeyOf } from '../features/categories/categories.model';
import { type Comment, newCommentRow } from '../features/comments/comments.model';
import type { Decision } from '../features/ideas/decisions.model';
import { type Idea, newIdeaRow } from '../features/ideas/ideas.model';
import { routedTo } from '../features/ideas/stewards';
import { newUserRow, type User } from '../features/users/users.model';
import { type Vote, voteKey } from '../features/votes/votes.model';
import { type Random, zipfParts } from './random';
import { commentBody, departments, ideaBody, ideaTitle, personName } from './words';

const DAY_MS = 24 * 60 * 60_000;
const YEAR_MS = 365 * DAY_MS;
/** On one idea. */
export const MOST_COMMENTS = 400;

/** How much of everything there is, and what it is drawn from. */
export interface CompanySize {
  ideas: number;
  votes: number;
  comments: number;
  people: number;
  /** The same number gives the same company. */
  seed: number;
  /** The year that everything happened in ends here. */
  until: Date;
  /** Of Hot. */
  halfLifeDays: number;
}

/** The address of one person of the company, counted from 0, who is its administrator. */
export const seedEmail = (seed: number, person: number) => `person${person}.s${seed}@crumb.example`;

/** The administrator, one manager in fifty but at least one, and members. */
export function peopleOf(size: CompanySize, random: Random, passwordHash: string): User[] {
  const managers = Math.max(1, Math.floor(size.people / 50));
  return Array.from({ length: size.people }, (_, i) => {
    const createdAt = new Date(size.until.getTime() - YEAR_MS - random.next() * YEAR_MS);
    const name = personName(random);
    return newUserRow({
      _id: random.idAt(createdAt),
      name,
      email: seedEmail(size.seed, i),
      passwordHash,
      role: i === 0 ? 'administrator' : i <= managers ? 'manager' : 'member',
      department: random.pick(departments),
      createdAt,
    });
  });
}

/** One for each department, each with a manager for a steward. */
export function categoriesOf(size: CompanySize, random: Random, managers: User[]): Category[] {
  return departments.map((name, position) => ({
    _id: random.idAt(new Date(size.until.getTime() - YEAR_MS)),
    name,
    nameKey: categoryKeyOf(name),
    description: '',
    guidance: '',
    stewardId: random.pick(managers)._id,
    position,
    archived: false,
  }));
}

const stages: [IdeaStage, number][] = [
  ['declined', 0.08],
  ['in_review', 0.06],
  ['open', 1],
];

function stageOf(random: Random): IdeaStage {
  let at = random.next();
  for (const [stage, share] of stages) {
    if (at < share) return stage;
    at -= share;
  }
  return 'open';
}

/** The ideas with the tallies that their votes and comments will have, oldest first. */
export function ideasOf(
  size: CompanySize,
  random: Random,
  people: User[],
  categories: Category[],
): Idea[] {
  const votes = zipfParts(size.votes, size.ideas, size.people - 1);
  const comments = zipfParts(size.comments, size.ideas, MOST_COMMENTS);
  // What is popular is much talked about, and was posted whenever.
  const rank = [...random.distinct(size.ideas)];
  const moments = Array.from({ length: size.ideas }, () => random.next()).sort((a, b) => a - b);
  return moments.map((moment, i) => {
    const postedAt = new Date(size.until.getTime() - (1 - moment) * YEAR_MS);
    const stage = stageOf(random);
    const body = ideaBody(random);
    const category = random.pick(categories);
    const given = votes[rank[i] ?? 0] ?? 0;
    // Every voter, more who passed it by, and a few who came by chance.
    const impressions = given + Math.round((given + 10) * 4 * random.next());
    return newIdeaRow(size.halfLifeDays, {
      _id: random.idAt(postedAt),
      title: ideaTitle(random),
      body,
      authorId: random.pick(people)._id,
      ...routedTo(category),
      stage,
      postedAt,
      votes: given,
      impressions,
      earlierImpressions: impressions,
      commentCount: comments[rank[i] ?? 0] ?? 0,
    });
  });
}

/** The decision that brought an idea to where it is; none where it is still open. */
export function decisionsOf(size: CompanySize, random: Random, idea: Idea, byId: User['_id']) {
  if (idea.stage === 'open') return [];
  const at = between(idea.postedAt, size.until, random.next());
  const reason =
    idea.stage === 'declined' ? 'It costs more than it brings as long as we have one oven.' : '';
  const decision: Decision = {
    _id: random.idAt(at),
    ideaId: idea._id,
    from: 'open',
    to: idea.stage,
    reason,
    revisitIf: '',
    byId,
    at,
  };
  return [decision];
}

const between = (from: Date, to: Date, share: number) =>
  new Date(from.getTime() + share * (to.getTime() - from.getTime()));

/** As many as its tally says, of different people and never its author's; most come soon. */
export function* votesOf(
  size: CompanySize,
  random: Random,
  idea: Idea,
  people: User[],
): Generator<Vote> {
  let left = idea.votes;
  for (const at of random.distinct(people.length)) {
    if (left === 0) return;
    const userId = people[at]?._id;
    if (!userId || userId.equals(idea.authorId ?? '')) continue;
    left -= 1;
    yield {
      _id: voteKey(String(idea._id), String(userId)),
      ideaId: idea._id,
      userId,
      value: 1,
      seq: 1,
      at: between(idea.postedAt, size.until, random.next() ** 3),
    };
  }
}

/** As many as its count says; nearly half of them answer one that was there before. */
export function commentsOf(
  size: CompanySize,
  random: Random,
  idea: Idea,
  people: User[],
): Comment[] {
  const thread: Comment[] = [];
  const moments = Array.from({ length: idea.commentCount }, () => random.next() ** 2);
  for (const moment of moments.sort((a, b) => a - b)) {
    const postedAt = between(idea.postedAt, size.until, moment);
    const parent = random.next() < 0.45 ? thread[random.integer(thread.length)] : undefined;
    const written = {
      _id: random.idAt(postedAt),
      ideaId: idea._id,
      authorId: random.pick(people)._id,
      body: commentBody(random),
      postedAt,
    };
    thread.push(newCommentRow(written, parent));
  }
  return thread;
}
