import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import type { Verdict } from '@leaven/shared/http/verdict';
import type { Actor } from '@leaven/shared/users/roles';
import { type Model, Types } from 'mongoose';
import { OfferRow } from '../features/asks/asks.model';
import { AttachmentRow } from '../features/attachments/attachments.model';
import { OfficialReplyRow } from '../features/clock/replies.model';
import { AnswerRow, WorkedRow } from '../features/comments/answers.model';
import { CommentRow } from '../features/comments/comments.model';
import { ExtensionRow } from '../features/comments/extensions.model';
import { NoteRow } from '../features/comments/notes.model';
import { ReactionRow } from '../features/comments/reactions.model';
import { ReadingRow } from '../features/comments/reading.model';
import { CommentRevisionRow } from '../features/comments/revisions.model';
import { FollowRow } from '../features/follows/follows.model';
import { MuteRow } from '../features/follows/mutes.model';
import { CoAuthorRow } from '../features/ideas/co-authors.model';
import { DecisionRow } from '../features/ideas/decisions.model';
import { DraftRow } from '../features/ideas/drafts.model';
import { IdeaRow } from '../features/ideas/ideas.model';
import { ImpressionRow } from '../features/ideas/impressions.model';
import { RevisionRow } from '../features/ideas/revisions.model';
import { FlagRow, ModerationRow } from '../features/moderation/moderation.model';
import { DeliveryRow, SendingRow } from '../features/notifications/delivery/deliveries.model';
import { NotificationRow } from '../features/notifications/notifications.model';
import { SubscriptionRow } from '../features/notifications/push/subscriptions.model';
import { SettingsRow } from '../features/notifications/settings/settings.model';
import { ProjectRow, ProjectStepRow, ProjectUpdateRow } from '../features/projects/projects.model';
import { SavedSearchRow } from '../features/search/saved.model';
import { DismissalRow } from '../features/similar/dismissals.model';
import { TrialRow } from '../features/trials/trials.model';
import { UserRow } from '../features/users/users.model';
import { VoteRow } from '../features/votes/votes.model';

interface Kept {
  /** The file's name in an export. */
  name: string;
  model: Model<never>;
  /** Which rows are this person's. */
  whose: (me: Types.ObjectId) => object;
  /** What becomes of it when the account is deleted; see `erasure.ts`. */
  afterwards: Afterwards;
  /** What opens doors, or is others'. */
  without?: readonly string[];
  /** Given to those alone who still may see it in Leaven. */
  forWhom?: (me: Actor) => Verdict;
}

/** It goes, or it stays as a former colleague's. */
type Afterwards = 'goes' | 'stays';

const by = (field: string) => (me: Types.ObjectId) => ({ [field]: me });
const keeping =
  (afterwards: Afterwards) =>
  (name: string, model: unknown, field: string, without: string[] = []): Kept => ({
    name,
    model: model as Model<never>,
    whose: by(field),
    afterwards,
    without,
  });
const stays = keeping('stays');
const goes = keeping('goes');

/** What one person does not see of what they wrote: how it is found, ranked and kept. */
const workings = ['titleWords', 'beneficiaryKey', 'hot', 'top', 'eyes', 'dirtyAt', 'votes'];

/**
 * Every collection in which something is kept of a person, and which rows are theirs. A collection that is
 * in neither of these lists fails a test: whoever adds one says what it holds.
 */
export const personalData: readonly Kept[] = [
  stays('profile', UserRow, '_id', ['passwordHash', 'nameKey']),
  goes('notification-settings', SettingsRow, '_id'),
  stays('ideas', IdeaRow, 'authorId', workings),
  stays('earlier-texts', RevisionRow, 'byId'),
  stays('co-authorships', CoAuthorRow, 'userId'),
  goes('drafts', DraftRow, 'userId'),
  stays('decisions', DecisionRow, 'byId'),
  stays('official-replies', OfficialReplyRow, 'byId'),
  stays('votes', VoteRow, 'userId'),
  stays('comments', CommentRow, 'authorId', ['path']),
  stays('earlier-comments', CommentRevisionRow, 'authorId'),
  stays('extensions', ExtensionRow, 'authorId'),
  stays('answers', AnswerRow, 'authorId'),
  stays('worked-for-me', WorkedRow, 'userId'),
  { ...stays('staff-notes', NoteRow, 'authorId', ['path']), forWhom: notesPolicy.see },
  stays('reactions', ReactionRow, 'userId'),
  {
    name: 'threads-read',
    model: ReadingRow as unknown as Model<never>,
    whose: (me) => ({ _id: { $regex: `:${me}$` } }),
    afterwards: 'goes',
  },
  stays('offers-of-help', OfferRow, 'personId'),
  stays('trials', TrialRow, 'personId'),
  stays('files', AttachmentRow, 'uploaderId', ['fileId', 'thumbnail', 'position', 'sweepAt']),
  goes('follows', FollowRow, 'userId'),
  goes('mutes', MuteRow, 'userId'),
  goes('seen-ideas', ImpressionRow, 'userId'),
  goes('saved-searches', SavedSearchRow, 'userId'),
  stays('projects-owned', ProjectRow, 'ownerId'),
  stays('projects-sponsored', ProjectRow, 'sponsorId'),
  stays('project-stages', ProjectStepRow, 'byId'),
  stays('project-updates', ProjectUpdateRow, 'authorId'),
  stays('flags', FlagRow, 'userId'),
  stays('moderation', ModerationRow, 'byId'),
  stays('pairs-told-apart', DismissalRow, 'byId'),
  goes('notifications', NotificationRow, 'userId'),
  goes('deliveries', DeliveryRow, 'userId'),
  goes('messages-sent', SendingRow, 'userId', ['preview']),
  goes('devices', SubscriptionRow, 'userId', ['endpoint', 'keys']),
];

/**
 * Collections of the house's own: settings, work to be done, categories, what an idea asks for, who failed
 * to sign in for fifteen minutes, and facts by their ids.
 */
export const nobodys: readonly string[] = [
  'categories',
  'settings',
  'asks',
  'flagged_things',
  'search_hits',
  'mail_answers',
  'events',
  'jobs',
  'dueDates',
  'rescorings',
  'idempotentRequests',
  'failedSignIns',
  'vapid_keys',
  'staff_note_revisions',
  'demo',
];

/** The rows of one kind, one at a time: however many there are, few are in memory. */
export async function* rowsOf(
  { model, whose, without = [], forWhom }: Kept,
  me: Actor,
): AsyncGenerator<object> {
  if (forWhom && !forWhom(me).allowed) return;
  const projection = Object.fromEntries(without.map((field) => [field, 0]));
  for await (const row of model.collection.find(whose(new Types.ObjectId(me.id)), {
    projection,
  }))
    yield row;
}
