import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { queryClient } from '../lib/queryClient';
import { Route, Switch } from '../lib/router';
import { Toasts } from '../ui/Toasts';
import { ErrorBoundary } from './ErrorBoundary';
import { SignInPage, StopMailPage } from './pages';
import { SignedIn } from './SignedIn';
import { useArrivals } from './useArrivals';
import { useSessionEnd } from './useSessionEnd';

/** Outside there is the sign-in page; everything else is behind the session. */
function Routes() {
  useSessionEnd();
  useArrivals();
  return (
    <Switch>
      <Route path="/sign-in">
        <Suspense>
          <SignInPage />
        </Suspense>
      </Route>
      <Route path="/unsubscribe/:token">
        <Suspense>
          <StopMailPage />
        </Suspense>
      </Route>
      <Route>
        <SignedIn />
      </Route>
    </Switch>
  );
}

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <ErrorBoundary>
      <Routes />
      <Toasts />
    </ErrorBoundary>
  </QueryClientProvider>
);
