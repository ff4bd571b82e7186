import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import type { IdeaStage } from '../stages';
import { type Actor, has } from '../users/roles';
import type { ModerationAction } from './moderation.schemas';

/** What the policy needs to know of a flagged thing. */
export interface ThingState {
  authorIds: readonly string[];
  deleted: boolean;
  /** Of an idea; null for a comment. */
  stage: IdeaStage | null;
}

/** A project goes on with a promoted idea and shows its title: that is for who runs the project. */
const hideable = ({ stage }: ThingState): Verdict =>
  stage === 'promoted'
    ? closed('idea_promoted', 'This idea was promoted; its project shows it.')
    : allow;

export const moderationPolicy = {
  hide: hideable,

  resolve: (actor: Actor, thing: ThingState, action: ModerationAction): Verdict =>
    all(
      has(actor, 'moderate')
        ? allow
        : forbidden('moderators_only', 'Only moderators may decide about this.'),
      thing.authorIds.includes(actor.id)
        ? forbidden('own_work', 'Another moderator has to decide about what you wrote.')
        : allow,
      thing.deleted ? closed('thing_deleted', 'This was deleted meanwhile.') : allow,
      action === 'hide' ? hideable(thing) : allow,
    ),
};
