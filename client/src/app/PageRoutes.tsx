import type { MeView } from '@leaven/shared/auth/auth.schemas';
import { type ReactNode, Suspense } from 'react';
import { Route, Switch, usePath } from '../lib/router';
import { BoardSkeleton, CardsSkeleton, PageSkeleton, RowsSkeleton } from '../ui/Skeleton';
import { ErrorBoundary } from './ErrorBoundary';
import { Forbidden, NotFound } from './NoPage';
import * as pages from './pages';

/** Each page with its shape, shown while its code is on the way. */
const shaped = (page: ReactNode, shape: ReactNode) => <Suspense fallback={shape}>{page}</Suspense>;

export function PageRoutes({ me }: { me: MeView }) {
  const path = usePath();
  const { review, moderate, administer } = me.abilities;
  return (
    // A page with a fault must not take the next one with it.
    <ErrorBoundary key={path}>
      <Switch>
        <Route path="/">{shaped(<pages.FeedPage />, <CardsSkeleton />)}</Route>
        <Route path="/search">{shaped(<pages.SearchPage />, <CardsSkeleton />)}</Route>
        <Route path="/post">{shaped(<pages.PostPage />, <PageSkeleton />)}</Route>
        <Route path="/drafts">{shaped(<pages.DraftsPage />, <RowsSkeleton />)}</Route>
        <Route path="/ideas/:id">{shaped(<pages.IdeaPage />, <PageSkeleton />)}</Route>
        <Route path="/ideas/:id/history">{shaped(<pages.HistoryPage />, <RowsSkeleton />)}</Route>
        <Route path="/projects">{shaped(<pages.ProjectsPage />, <BoardSkeleton />)}</Route>
        <Route path="/projects/:id">{shaped(<pages.ProjectPage />, <PageSkeleton />)}</Route>
        <Route path="/inbox">{shaped(<pages.InboxPage />, <RowsSkeleton />)}</Route>
        <Route path="/me">{shaped(<pages.MePage />, <PageSkeleton />)}</Route>
        <Route path="/me/contributions">
          {shaped(<pages.ContributionsPage />, <RowsSkeleton />)}
        </Route>
        <Route path="/me/notifications">
          {shaped(<pages.NotificationSettingsPage />, <RowsSkeleton />)}
        </Route>
        <Route path="/people/:id">{shaped(<pages.PersonPage />, <PageSkeleton />)}</Route>
        <Route path="/help/ranking">{shaped(<pages.RankingHelpPage />, <PageSkeleton />)}</Route>
        <Route path="/review">
          {review ? shaped(<pages.ReviewPage />, <CardsSkeleton />) : <Forbidden />}
        </Route>
        <Route path="/moderation">
          {moderate ? shaped(<pages.ModerationPage />, <RowsSkeleton />) : <Forbidden />}
        </Route>
        <Route path="/moderation/ideas">
          {moderate ? shaped(<pages.ManyIdeasPage />, <RowsSkeleton />) : <Forbidden />}
        </Route>
        <Route path="/duplicates">
          {moderate ? shaped(<pages.DuplicatesPage />, <RowsSkeleton />) : <Forbidden />}
        </Route>
        <Route path="/admin/*?">
          {administer ? shaped(<pages.AdminPage />, <RowsSkeleton />) : <Forbidden />}
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </ErrorBoundary>
  );
}
