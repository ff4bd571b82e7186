import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { ThingKind } from '@leaven/shared/moderation/moderation.schemas';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';

// Loaded when it is first asked for, and kept, so that the focus can go back.
const FlagDialog = lazy(() => import('./FlagDialog'));

interface Target {
  kind: ThingKind;
  targetId: string;
}

/** One dialog for whatever is flagged on a page. */
export function useFlagging(): {
  dialog: ReactNode;
  ask: (target: Target) => void;
  askComment: (comment: CommentView) => void;
} {
  const [target, setTarget] = useState<Target>();
  const [open, setOpen] = useState(false);
  const ask = useCallback((next: Target) => {
    setTarget(next);
    setOpen(true);
  }, []);
  // The same between renders: the thread is not drawn anew for it.
  const askComment = useCallback(
    ({ id }: CommentView) => ask({ kind: 'comment', targetId: id }),
    [ask],
  );
  return {
    dialog: target && (
      <Suspense>
        <FlagDialog open={open} onClose={() => setOpen(false)} {...target} />
      </Suspense>
    ),
    ask,
    askComment,
  };
}
