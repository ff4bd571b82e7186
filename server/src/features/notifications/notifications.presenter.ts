import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { personRefs } from '../users/users.refs';
import type { Notification } from './notifications.model';

export async function presentNotifications(rows: Notification[]): Promise<NotificationView[]> {
  const refs = await personRefs(rows.map((row) => row.actorId));
  return rows.map((row) => ({
    id: String(row._id),
    kind: row.kind,
    because: row.because,
    actor: refs(row.actorId),
    idea: row.idea && { id: row.idea.id, title: row.idea.title },
    project: row.project && { id: row.project.id, title: row.project.title },
    // Those of earlier releases have none.
    into: row.into ? { id: row.into.id, title: row.into.title } : null,
    commentId: row.commentId,
    stage: row.stage,
    role: row.role ?? null,
    excerpt: row.excerpt,
    at: row.at.toISOString(),
    read: row.read,
  }));
}
