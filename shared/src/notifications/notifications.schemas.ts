import * as z from 'zod/mini';
import { id, instant } from '../http/fields';
import { ideaStage, projectStage } from '../stages';
import { personRef, role } from '../users/users.schemas';

export const notificationKinds = [
  'mention',
  'idea_commented',
  'comment_replied',
  'thread_commented',
  'staff_note',
  'extension',
  'ask_offered',
  'ask_accepted',
  'trial_answered',
  'idea_decided',
  'idea_promoted',
  'co_author_invited',
  'co_author_accepted',
  'co_author_declined',
  'co_author_left',
  'co_author_removed',
  'idea_routed',
  'ideas_routed',
  'official_reply',
  'answer_soon',
  'answer_late',
  'archive_soon',
  'idea_merged',
  'idea_unmerged',
  'moderated_hidden',
  'moderated_shown',
  'moderated_warned',
  'project_moved',
  'project_shut_down',
  'project_updated',
  'saved_search_hit',
  'role_changed',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Why this person is told. */
export const notificationReasons = [
  'mentioned',
  'author',
  'invited',
  'commenter',
  'noted',
  'voter',
  'follower',
  'thread_follower',
  'owner',
  'sponsor',
  'steward',
  'stand_in',
  'administrator',
  'helper',
  'trier',
  'searcher',
  'self',
] as const;
export type NotificationReason = (typeof notificationReasons)[number];

export const notificationView = z.object({
  id,
  kind: z.enum(notificationKinds),
  because: z.enum(notificationReasons),
  /** Who did it. */
  actor: z.nullable(personRef),
  idea: z.nullable(z.object({ id, title: z.string() })),
  project: z.nullable(z.object({ id, title: z.string() })),
  /** The other idea of a merge. */
  into: z.nullable(z.object({ id, title: z.string() })),
  commentId: z.nullable(id),
  /** Where the idea or the project came to. */
  stage: z.nullable(z.union([ideaStage, projectStage])),
  /** What the person is now. */
  role: z.nullable(role),
  /** The beginning of the reason, comment or update. */
  excerpt: z.string(),
  at: instant,
  read: z.boolean(),
});
export type NotificationView = z.output<typeof notificationView>;
