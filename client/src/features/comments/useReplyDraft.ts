import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { useState } from 'react';
import { type Draft, useDraft } from '../../lib/drafts';

export interface ReplyDraft {
  isOpen: boolean;
  /** Opened by hand just now, so that the field takes the focus. */
  wasAsked: boolean;
  draft: Draft<string>;
  open: () => void;
  close: () => void;
}

/**
 * A reply that is being written; one that was begun is open again after a reload.
 * @param as what is said to everybody and what to staff is kept apart
 */
export function useReplyDraft(
  { id, ideaId }: CommentView,
  as: 'comment' | 'note' = 'comment',
): ReplyDraft {
  const draft = useDraft(`${as}:${ideaId}:${id}`, '');
  const [wasAsked, setAsked] = useState(false);
  const [wasClosed, setClosed] = useState(false);
  return {
    isOpen: wasAsked || (draft.value !== '' && !wasClosed),
    wasAsked,
    draft,
    open: () => setAsked(true),
    close: () => {
      setAsked(false);
      setClosed(true);
    },
  };
}
