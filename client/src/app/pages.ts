import { lazy } from 'react';
import { loadWords } from '../lib/i18n';

type Page = { default: () => React.ReactNode };

/** A page's code and words arrive together, when somebody first goes there. */
const page = (load: () => Promise<Page>, ...words: string[]) =>
  lazy(async () => {
    const [code] = await Promise.all([load(), loadWords(...words)]);
    return code;
  });

export const SignInPage = page(() => import('../pages/SignInPage'), 'auth');
export const FeedPage = page(
  () => import('../pages/FeedPage'),
  'answers',
  'feed',
  'clock',
  'asks',
  'ideas',
  'drafts',
  'votes',
  'categories',
);
export const SearchPage = page(
  () => import('../pages/SearchPage'),
  'answers',
  'feed',
  'clock',
  'asks',
  'search',
  'votes',
  'categories',
);
export const PostPage = page(
  () => import('../pages/PostPage'),
  'feed',
  'ideas',
  'drafts',
  'categories',
);
export const IdeaPage = page(
  () => import('../pages/IdeaPage'),
  'answers',
  'clock',
  'asks',
  'trials',
  'ideas',
  'authors',
  'follows',
  'votes',
  'comments',
  'merging',
  'categories',
  'projects',
  'similar',
  'moderation',
);
export const HistoryPage = page(() => import('../pages/HistoryPage'), 'ideas', 'authors');
export const ReviewPage = page(
  () => import('../pages/ReviewPage'),
  'answers',
  'review',
  'clock',
  'projects',
  'ideas',
  'bulk',
  'merging',
);
export const DraftsPage = page(() => import('../pages/DraftsPage'), 'drafts');
export const ModerationPage = page(() => import('../pages/ModerationPage'), 'moderation');
export const ManyIdeasPage = page(
  () => import('../pages/ManyIdeasPage'),
  'moderation',
  'bulk',
  'feed',
  'asks',
  'review',
  'clock',
  'categories',
  'merging',
);
export const DuplicatesPage = page(() => import('../pages/DuplicatesPage'), 'similar', 'merging');
export const ProjectsPage = page(() => import('../pages/ProjectsPage'), 'projects');
export const ProjectPage = page(() => import('../pages/ProjectPage'), 'projects');
export const InboxPage = page(() => import('../pages/InboxPage'), 'notifications');
export const MePage = page(
  () => import('../pages/MePage'),
  'clock',
  'auth',
  'contributions',
  'drafts',
  'demo',
  'asks',
  'people',
  'notifications',
);
export const PersonPage = page(() => import('../pages/PersonPage'), 'people', 'asks', 'feed');
export const ContributionsPage = page(() => import('../pages/ContributionsPage'), 'contributions');
export const NotificationSettingsPage = page(
  () => import('../pages/NotificationSettingsPage'),
  'notificationSettings',
);
export const RankingHelpPage = page(() => import('../pages/RankingHelpPage'), 'ranking');
export const AdminPage = page(() => import('../pages/AdminPage'), 'admin', 'mail', 'clock');
export const StopMailPage = page(() => import('../pages/StopMailPage'), 'mail');

/** Over all pages. */
export const Palette = lazy(async () => {
  const [code] = await Promise.all([import('../pages/Palette'), loadWords('search')]);
  return code;
});

/** No page, but beside all of them. */
export const LiveIdeas = page(() => import('../pages/LiveIdeas'), 'drafts');
