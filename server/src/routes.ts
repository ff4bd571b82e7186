import type { SignInOptions } from '@leaven/shared/auth/auth.schemas';
import { companyName } from './composition';
import { asksRoutes } from './features/asks/asks.routes';
import { attachmentsRoutes } from './features/attachments/attachments.routes';
import { authRoutes } from './features/auth/auth.routes';
import { categoriesRoutes } from './features/categories/categories.routes';
import { clockRoutes } from './features/clock/clock.routes';
import { answersRoutes } from './features/comments/answers.routes';
import { commentsRoutes } from './features/comments/comments.routes';
import { comments } from './features/comments/comments.service';
import { extensionsRoutes } from './features/comments/extensions.routes';
import { reactionsRoutes } from './features/comments/reactions.routes';
import { contributionsRoutes } from './features/contributions/contributions.routes';
import { demoRoutes } from './features/demo/demo.routes';
import { feedRoutes } from './features/feed/feed.routes';
import { viewIdea } from './features/feed/feed.view';
import { followsRoutes } from './features/follows/follows.routes';
import { draftsRoutes } from './features/ideas/drafts.routes';
import { ideasRoutes } from './features/ideas/ideas.routes';
import { mergingRoutes } from './features/merging/merging.routes';
import { moderationRoutes } from './features/moderation/moderation.routes';
import { mailRoutes } from './features/notifications/mail/mail.routes';
import { notificationsRoutes } from './features/notifications/notifications.routes';
import { notifications } from './features/notifications/notifications.service';
import { pushRoutes } from './features/notifications/push/push.routes';
import { projectsRoutes } from './features/projects/projects.routes';
import { searchRoutes } from './features/search/search.routes';
import { settingsRoutes } from './features/settings/settings.routes';
import { similarRoutes } from './features/similar/similar.routes';
import { trialsRoutes } from './features/trials/trials.routes';
import { usersRoutes } from './features/users/users.routes';
import { votesRoutes } from './features/votes/votes.routes';
import type { Route } from './http/route';
import { mineRoutes } from './mine/mine.routes';

/** Every route there is; tests go through this list. */
export const allRoutes = (options: Pick<SignInOptions, 'demo'>): Route[] => [
  ...settingsRoutes,
  ...usersRoutes,
  ...authRoutes({ unreadOf: notifications.unreadOf, demo: options.demo }),
  ...categoriesRoutes,
  ...attachmentsRoutes,
  ...ideasRoutes(viewIdea),
  ...draftsRoutes,
  ...votesRoutes,
  ...commentsRoutes,
  ...extensionsRoutes,
  ...reactionsRoutes,
  ...answersRoutes,
  ...followsRoutes,
  ...asksRoutes,
  ...trialsRoutes,
  ...similarRoutes,
  ...clockRoutes(viewIdea),
  ...mergingRoutes(viewIdea),
  ...projectsRoutes,
  ...searchRoutes,
  ...moderationRoutes,
  ...feedRoutes,
  ...contributionsRoutes,
  ...mineRoutes,
  ...notificationsRoutes,
  ...pushRoutes,
  ...mailRoutes({ companyName, postComment: comments.answer }),
  ...(options.demo ? demoRoutes : []),
];
