import { QueryClient } from '@tanstack/react-query';
import { isTransient } from './api';

const retry = (most: number) => (count: number, error: unknown) =>
  count < most && isTransient(error);

/** 1, 2, 4 … seconds, at most 8, each a little off so that a crowd does not come back in step. */
const retryDelay = (attempt: number) =>
  Math.min(1000 * 2 ** attempt, 8000) * (0.8 + Math.random() * 0.4);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Live messages and reconnects say when something is stale; the focus of a window does not.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      // "Offline" by the browser's word is no reason to wait: our server may be on this machine.
      networkMode: 'always',
      retry: retry(2),
      retryDelay,
    },
    mutations: { networkMode: 'always', retry: retry(3), retryDelay },
  },
});
