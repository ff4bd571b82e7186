import type { TourView } from '@leaven/shared/demo/demo.api';
import type { Role } from '@leaven/shared/users/roles';
import { IdeaRow } from '../ideas/ideas.model';
import { UserRow } from '../users/users.model';
import { votes } from '../votes/votes.service';
import { demoAccess } from './demo.access';
import { DemoMarkRow } from './demo.model';

/** More ideas of Mia's than a visitor will post to try it. */
const MOST = 50;

/** Each of the three who sign in with one click has a role of their own. */
async function idOf(role: Role) {
  const person = demoAccess.people.find((one) => one.role === role);
  return person && (await UserRow.exists({ email: person.email }))?._id;
}

/**
 * How far a visitor is, by what really happened since the company was filled: Mia posted an idea
 * that is still alive, Noor voted for it, it was promoted. Of several ideas the furthest counts.
 */
export async function tourStep(): Promise<TourView> {
  const [mark, miaId, noorId] = await Promise.all([
    DemoMarkRow.findById('demo', { filledAt: 1 }).lean(),
    idOf('member'),
    idOf('manager'),
  ]);
  const view = (step: TourView['step'], idea?: { _id: unknown; projectId: unknown }): TourView => ({
    step,
    ideaId: idea ? String(idea._id) : null,
    projectId: idea?.projectId ? String(idea.projectId) : null,
  });
  if (!mark?.filledAt || !miaId) return view('post');
  const posted = await IdeaRow.find(
    { authorId: miaId, postedAt: { $gt: mark.filledAt }, listed: true },
    { projectId: 1, authorId: 1, coAuthorIds: 1, mergedFrom: 1 },
  )
    .sort({ postedAt: -1, _id: -1 })
    .limit(MOST)
    .lean();
  const promoted = posted.find(({ projectId }) => projectId !== null);
  if (promoted) return view('done', promoted);
  const voted = noorId ? await votes.mine(String(noorId), posted) : new Set<string>();
  const wanted = posted.find(({ _id }) => voted.has(String(_id)));
  if (wanted) return view('promote', wanted);
  return posted[0] ? view('vote', posted[0]) : view('post');
}
