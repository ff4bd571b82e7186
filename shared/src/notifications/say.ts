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

type Awaited = Extract<NotificationView['kind'], `answer_${string}`>;
const isAwaited = (kind: NotificationView['kind']): kind is Awaited => kind.startsWith('answer_');

/** Why somebody is told of several ideas at once. */
function becauseOfMany(kind: NotificationView['kind'], because: NotificationView['because']) {
  if (!isAwaited(kind)) return 'because.ideas' as const;
  const isOther = because === 'stand_in' || because === 'administrator';
  return `because.many.${isOther ? because : 'steward'}` as const;
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
        : isAwaited(kind) && idea === null
          ? (`${kind}_many` as const)
          : kind;
  const isMany = kind === 'ideas_routed' || (isAwaited(kind) && idea === null);
  return {
    sentence: `kind.${sentence}` as const,
    because: isMany ? becauseOfMany(kind, because) : (`because.${names}.${because}` as const),
    title: (names === 'project' ? project : idea)?.title ?? '',
    into: into?.title ?? '',
  };
}

/** Where several that wait are listed; who administers finds them among all. */
function lateOf(kind: Awaited, because: NotificationView['because']): string {
  const query = new URLSearchParams({
    ...(because === 'administrator' ? { scope: 'all' } : {}),
    ...(kind === 'answer_late' ? { late: 'true' } : {}),
  });
  return query.size > 0 ? `/review?${query}` : '/review';
}

/** The page that a notification is about: a promotion leads to the project it made. */
export function pageOf({ kind, because, idea, project, commentId }: NotificationView): string {
  if (project && (aboutProject(kind) || kind === 'idea_promoted')) return `/projects/${project.id}`;
  if (kind === 'ideas_routed') return '/review';
  if (kind === 'role_changed') return '/me';
  if (isAwaited(kind) && !idea) return lateOf(kind, because);
  if (!idea) return '/inbox';
  return commentId ? `/ideas/${idea.id}#comment-${commentId}` : `/ideas/${idea.id}`;
}
