import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { commentAnchor } from './anchor';

/** How long an arrival is marked, and how rarely readers are told; in milliseconds. */
const markedFor = 2400;
const quietFor = 10_000;

export interface Arrivals {
  /** Those that have just come, to be marked for a moment. */
  fresh: ReadonlySet<string>;
  /** Those that came where the reader does not look, in the order they came. */
  unseen: readonly string[];
  arrive: (comment: CommentView) => void;
}

/** Keeps track of comments that come in while a thread is read. */
export function useArrivals(): Arrivals {
  const { t } = useTranslation('comments');
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [unseen, setUnseen] = useState<readonly string[]>([]);
  const lastTold = useRef(0);

  const arrive = useCallback(
    ({ id, author }: CommentView) => {
      setFresh((ids) => new Set(ids).add(id));
      setUnseen((ids) => [...ids, id]);
      setTimeout(
        () => setFresh((ids) => new Set([...ids].filter((other) => other !== id))),
        markedFor,
      );
      if (Date.now() - lastTold.current < quietFor) return;
      lastTold.current = Date.now();
      announce(t('arrived', { name: author?.name ?? t('imported') }));
    },
    [t],
  );

  useEffect(() => {
    const seen = new IntersectionObserver((entries) => {
      const ids = entries.filter((e) => e.isIntersecting).map((e) => e.target.id);
      if (ids.length > 0) setUnseen((all) => all.filter((id) => !ids.includes(commentAnchor(id))));
    });
    for (const id of unseen) {
      const element = document.getElementById(commentAnchor(id));
      if (element) seen.observe(element);
    }
    return () => seen.disconnect();
  }, [unseen]);

  return { fresh, unseen, arrive };
}
