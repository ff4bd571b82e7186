import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';

/** Notifications whose words name the project; the others name the idea. */
const aboutProject = (kind: NotificationView['kind']): boolean => kind.startsWith('project_');

/** The keys of the sentence and of the reason, with what they name. */
export function say({ kind, because, idea, project, stage }: NotificationView) {
  const names = aboutProject(kind) ? 'project' : 'idea';
  const decided = stage === 'declined' || stage === 'in_review' ? stage : 'open';
  const sentence = kind === 'idea_decided' ? (`idea_${decided}` as const) : kind;
  const isMany = kind === 'ideas_routed';
  return {
    sentence: `kind.${sentence}` as const,
    because: isMany ? ('because.ideas' as const) : (`because.${names}.${because}` as const),
    title: (names === 'project' ? project : idea)?.title ?? '',
  };
}

/** The page that a notification is about: a promotion leads to the project it made. */
export function pageOf({ kind, idea, project, commentId }: NotificationView): string {
  if (project && (aboutProject(kind) || kind === 'idea_promoted')) return `/projects/${project.id}`;
  if (kind === 'ideas_routed') return '/review';
  if (!idea) return '/inbox';
  return commentId ? `/ideas/${idea.id}#comment-${commentId}` : `/ideas/${idea.id}`;
}
