import { getReading, markRead } from '@leaven/shared/comments/comments.api';
import { threadRead } from '@leaven/shared/comments/comments.events';
import type { CommentView, ReadingView } from '@leaven/shared/comments/comments.schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { call } from '../../lib/api';
import { useMe } from '../../lib/session';
import { useLive } from '../../realtime/live';
import { commentKeys } from './queries';

/** How long a comment is in view before it counts as read, in milliseconds. */
const readAfter = 1_200;

export interface Reading {
  /** What others wrote since this person last read, on whatever device; 100 at most. */
  unread: number;
  /** Whether a comment was new to them when they came. */
  isNew: (comment: CommentView) => boolean;
  markAll: () => void;
}

/**
 * How far somebody has read a thread. What was new when they came stays marked while they read; it is
 * told to the server, and to their other windows, as comments come into view.
 * @param loaded changes with what is shown
 */
export function useReading(
  ideaId: string,
  list: RefObject<Element | null>,
  loaded: unknown,
): Reading {
  const client = useQueryClient();
  const me = useMe();
  const key = commentKeys.reading(ideaId);
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getReading, { params: { ideaId } }, { signal }),
  });
  /** Up to when they had read when they came, or meanwhile elsewhere. */
  const [since, setSince] = useState<string>();
  if (data?.readAt && since === undefined) setSince(data.readAt);
  const told = useRef('');
  const { mutate: tell } = useMutation({
    mutationFn: (readAt: string) => call(markRead, { params: { ideaId }, body: { readAt } }),
    onSuccess: (reading) => client.setQueryData<ReadingView>(key, reading),
  });
  const read = useCallback(
    (at: string) => {
      if (at <= told.current) return;
      told.current = at;
      tell(at);
    },
    [tell],
  );
  useLive(threadRead, (message) => {
    if (message.ideaId !== ideaId || message.readAt <= told.current) return;
    told.current = message.readAt;
    setSince(message.readAt);
    void client.invalidateQueries({ queryKey: key });
  });

  const readAt = data?.readAt;
  const seen = useEffectEvent((at: string) => {
    // Who comes for the first time has everything of before behind them.
    if (readAt === null) read(new Date().toISOString());
    else if (readAt !== undefined && at > readAt) read(at);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `loaded` says when there is more to watch
  useEffect(() => {
    const inView = new Set<Element>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const times = [...inView].map((element) => element.getAttribute('data-at') ?? '');
      const latest = times.sort().at(-1);
      if (latest && document.visibilityState === 'visible') seen(latest);
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
      clearTimeout(timer);
      timer = setTimeout(look, readAfter);
    });
    for (const element of list.current?.querySelectorAll('article[data-at]') ?? [])
      observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [loaded, list, readAt]);

  return {
    unread: data?.unread ?? 0,
    isNew: useCallback(
      ({ postedAt, author, deletedAt }) =>
        since !== undefined && postedAt > since && author?.id !== me.id && deletedAt === null,
      [since, me.id],
    ),
    markAll: () => {
      const now = new Date().toISOString();
      setSince(now);
      read(now);
    },
  };
}
