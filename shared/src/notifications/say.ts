import type { NotificationView } from './notifications.schemas';

/** Notifications whose words name the project; the others name the idea. */
const aboutProject = (kind: NotificationView['kind']): boolean => kind.startsWith('project_');

/** Where an idea came to; without a person it was the house that put it away or brought it back. */
function decided(stage: NotificationView['stage'], byRule: boolean) {
  if (stage === 'declined' || stage === 'in_review') return `idea_${stage}` as const;
  const to = stage === 'archived' ? stage : 'open';
  return byRule ? (`idea_${to}_by_rule` as const) : (`idea_${to}` as const);
}

type Moderation = Extract<NotificationView['kind'], `moderated_${string}`>;
const isModeration = (kind: NotificationView['kind']): kind is Moderation =>
  kind.startsWith('moderated_');

/** Nobody in particular hid it: it waits for a moderator. */
function moderated(kind: Moderation, isComment: boolean, byNobody: boolean) {
  const what = isComment ? 'comment' : 'idea';
  if (kind === 'moderated_hidden' && byNobody) return `moderated_pending_${what}` as const;
  return `${kind}_${what}` as const;
}

/** The keys of the sentence and of the reason, with what they name. */
export function say({
  kind,
  because,
  actor,
  idea,
  project,
  into,
  stage,
  commentId,
}: NotificationView) {
  const names = aboutProject(kind) ? 'project' : 'idea';
  const sentence =
    kind === 'idea_decided'
      ? decided(stage, actor === null)
      : isModeration(kind)
        ? moderated(kind, commentId !== null, actor === null)
        : kind;
  const isMany = kind === 'ideas_routed';
  return {
    sentence: `kind.${sentence}` as const,
    because: isMany ? ('because.ideas' as const) : (`because.${names}.${because}` as const),
    title: (names === 'project' ? project : idea)?.title ?? '',
    into: into?.title ?? '',
  };
}

/** The page that a notification is about: a promotion leads to the project it made. */
export function pageOf({ kind, idea, project, commentId }: NotificationView): string {
  if (project && (aboutProject(kind) || kind === 'idea_promoted')) return `/projects/${project.id}`;
  if (kind === 'ideas_routed') return '/review';
  if (kind === 'role_changed') return '/me';
  if (!idea) return '/inbox';
  return commentId ? `/ideas/${idea.id}#comment-${commentId}` : `/ideas/${idea.id}`;
}
