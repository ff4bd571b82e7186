import {
  type NotificationKind,
  type NotificationReason,
  notificationKinds,
  notificationReasons,
} from '@leaven/shared/notifications/notifications.schemas';
import type { IdeaStage, ProjectStage } from '@leaven/shared/stages';
import { type Role, roles } from '@leaven/shared/users/roles';
import { model, Schema, type Types } from 'mongoose';

export interface Notification {
  _id: Types.ObjectId;
  eventId: string;
  userId: Types.ObjectId;
  kind: NotificationKind;
  because: NotificationReason;
  actorId: Types.ObjectId | null;
  idea: { id: string; title: string } | null;
  project: { id: string; title: string } | null;
  /** The other idea of a merge. */
  into: { id: string; title: string } | null;
  commentId: string | null;
  /** The comment that begins its talk, which may be muted. */
  threadId?: string | null;
  stage: IdeaStage | ProjectStage | null;
  /** What the person is now. */
  role?: Role | null;
  excerpt: string;
  at: Date;
  read: boolean;
  /** It tells of something that is hidden now, so it is not shown. */
  hidden?: boolean;
  /** The idea, or the comment, that it tells of was deleted; it comes back with it. */
  ideaGone?: boolean;
  commentGone?: boolean;
  /** The person wants it by e-mail or push, but not in the bell. */
  offBell?: boolean;
}

const id = Schema.Types.ObjectId;
const link = new Schema({ id: String, title: String }, { _id: false });
const schema = new Schema<Notification>(
  {
    eventId: { type: String, required: true },
    userId: { type: id, required: true },
    kind: { type: String, enum: notificationKinds, required: true },
    because: { type: String, enum: notificationReasons, required: true },
    actorId: { type: id, default: null },
    idea: { type: link, default: null },
    project: { type: link, default: null },
    into: { type: link, default: null },
    commentId: { type: String, default: null },
    threadId: { type: String },
    stage: { type: String, default: null },
    role: { type: String, enum: roles },
    excerpt: { type: String, default: '' },
    at: { type: Date, required: true },
    read: { type: Boolean, default: false },
    hidden: { type: Boolean },
    ideaGone: { type: Boolean },
    commentGone: { type: Boolean },
    offBell: { type: Boolean },
  },
  { versionKey: false },
);
// One fact is told to one person once, however often its event is handled.
schema.index({ userId: 1, eventId: 1 }, { unique: true });
schema.index({ userId: 1, at: -1, _id: -1 });
schema.index({ userId: 1, read: 1 });
// What is told of one idea, when it is hidden or shown again.
schema.index({ 'idea.id': 1 }, { partialFilterExpression: { 'idea.id': { $type: 'string' } } });

export const NotificationRow = model('Notification', schema, 'notifications');
