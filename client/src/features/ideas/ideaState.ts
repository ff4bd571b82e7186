import type { IdeaState } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaCard, IdeaView } from '@leaven/shared/ideas/ideas.schemas';

/** What the policies need to know of an idea, from what the server has shown of it. */
export const stateOf = (idea: IdeaCard | IdeaView): IdeaState => ({
  stage: idea.stage,
  authorId: idea.author?.id ?? null,
  coAuthorIds: idea.coAuthors.map(({ id }) => id),
  hidden: 'hidden' in idea && idea.hidden !== null,
  deleted: 'deletedAt' in idea && idea.deletedAt !== null,
});
