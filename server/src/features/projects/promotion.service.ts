import { conflict, invalidField } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { newProject, ProjectView } from '@leaven/shared/projects/projects.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { ideaState } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { users } from '../users/users.service';
import { type Project, ProjectRow, ProjectStepRow } from './projects.model';
import { projects } from './projects.service';

/**
 * Makes a project of an idea: both, the decision and the fact in one transaction. Owner is the
 * author and sponsor the promoter unless told.
 * @throws AppError 409 when somebody promoted or decided it first
 */
export async function promote(
  actor: Actor,
  ideaId: string,
  body: z.output<typeof newProject>,
  _id = new Types.ObjectId(),
): Promise<ProjectView> {
  if (await ProjectRow.exists({ _id, ideaId })) return projects.get(actor, String(_id));
  const idea = await ideas.require(ideaId, actor);
  enforce(ideasPolicy.promote(actor, ideaState(idea)));
  const ownerId = body.ownerId ?? (idea.authorId ? String(idea.authorId) : undefined);
  if (ownerId === undefined)
    throw invalidField(
      'ownerId',
      'required',
      'This idea has no author; say who will own the project.',
    );
  const owner = await users.requireActive('ownerId', ownerId);
  const sponsor = await users.requireActive('sponsorId', body.sponsorId ?? actor.id, 'runProjects');
  const now = new Date();
  const project: Project = {
    _id,
    ideaId: idea._id,
    ideaTitle: idea.title,
    title: body.title,
    stage: 'proposed',
    stageSince: now,
    ownerId: owner._id,
    sponsorId: sponsor._id,
    budget: body.budget ?? null,
    createdAt: now,
    updateCount: 0,
    contentRev: 1,
    liveRev: 1,
    shutdown: null,
  };
  const byId = new Types.ObjectId(actor.id);
  await transact(async (tx) => {
    await ideas.promoteIn(tx, actor, idea, _id);
    await ProjectRow.create([project], { session: tx.session });
    await ProjectStepRow.create(
      [{ projectId: _id, from: null, to: 'proposed', reason: '', byId, at: now }],
      { session: tx.session },
    );
    await tx.record({
      kind: 'idea.promoted',
      actorId: actor.id,
      data: {
        ideaId,
        ideaTitle: idea.title,
        ideaAuthorId: idea.authorId ? String(idea.authorId) : null,
        projectId: String(_id),
        projectTitle: project.title,
        ownerId,
        sponsorId: String(sponsor._id),
      },
    });
  }).catch((error: unknown) => {
    if (isDuplicate(error)) throw conflict('idea_promoted', 'This idea has been promoted already.');
    throw error;
  });
  return projects.get(actor, String(_id));
}
