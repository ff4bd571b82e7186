import {
  acceptCoAuthorship,
  endCoAuthorship,
  inviteCoAuthor,
} from '@leaven/shared/ideas/coAuthors.api';
import {
  archiveIdea,
  decideIdea,
  deleteIdea,
  handIdeaOn,
  postIdea,
  restoreIdea,
  reviveIdea,
  updateIdea,
} from '@leaven/shared/ideas/ideas.api';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { noteImpressions } from '@leaven/shared/ideas/impressions.api';
import { listRevisions, restoreRevision } from '@leaven/shared/ideas/revisions.api';
import type { Actor } from '@leaven/shared/users/roles';
import { route } from '../../http/route';
import { archive } from './archive';
import { coAuthors } from './co-authors.service';
import { ideas } from './ideas.service';
import { impressions } from './impressions';
import { revisions } from './revisions.service';
import { routing } from './routing';

/** @param view shows an idea with what the features to the right know of it */
export const ideasRoutes = (view: (actor: Actor, ideaId: string) => Promise<IdeaView>) => [
  route(postIdea, async ({ body }, actor, { entityId }) =>
    view(actor, await ideas.post(actor, body, entityId)),
  ),
  route(updateIdea, async ({ params, body }, actor) => {
    await ideas.edit(actor, params.ideaId, body);
    return view(actor, params.ideaId);
  }),
  route(deleteIdea, async ({ params }, actor) => ({
    id: params.ideaId,
    tombstone: await ideas.remove(actor, params.ideaId),
  })),
  route(restoreIdea, async ({ params }, actor) => {
    await ideas.restore(actor, params.ideaId);
    return view(actor, params.ideaId);
  }),
  route(inviteCoAuthor, async ({ params, body }, actor) => {
    await coAuthors.invite(actor, params.ideaId, body.personId);
    return view(actor, params.ideaId);
  }),
  route(acceptCoAuthorship, async ({ params }, actor) => {
    await coAuthors.accept(actor, params.ideaId);
    return view(actor, params.ideaId);
  }),
  route(endCoAuthorship, async ({ params }, actor) => {
    await coAuthors.end(actor, params.ideaId, params.personId);
    return view(actor, params.ideaId);
  }),
  route(listRevisions, ({ params, query }, actor) => revisions.list(actor, params.ideaId, query)),
  route(restoreRevision, async ({ params, body }, actor) => {
    await revisions.restore(actor, params.ideaId, params.revisionId, body.contentRev);
    return view(actor, params.ideaId);
  }),
  route(decideIdea, async ({ params, body }, actor) => {
    await ideas.decide(actor, params.ideaId, body);
    return view(actor, params.ideaId);
  }),
  route(archiveIdea, async ({ params, body }, actor) => {
    await archive.put(actor, params.ideaId, body.reason);
    return view(actor, params.ideaId);
  }),
  route(reviveIdea, async ({ params, body }, actor) => {
    await archive.revive(actor, params.ideaId, body.reason);
    return view(actor, params.ideaId);
  }),
  route(handIdeaOn, async ({ params, body }, actor) => {
    await routing.handOn(actor, params.ideaId, body);
    return view(actor, params.ideaId);
  }),
  route(noteImpressions, async ({ body }, actor) => ({
    counted: await impressions.note(actor, body.ideaIds),
  })),
];
