import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { createContext, use } from 'react';

/** What the parts of a thread need to know of the whole. */
export interface ThreadTools {
  ideaId: string;
  /** Whether the reader may write staff notes here. */
  mayNote: boolean;
  /** Those that have just arrived. */
  fresh: ReadonlySet<string>;
  /** Whether the reader had not read it when they came. */
  isNew: (comment: CommentView) => boolean;
  /** The comments whose answers are folded away. */
  collapsed: ReadonlySet<string>;
  fold: (commentIds: readonly string[], away: boolean) => void;
}

export const ThreadContext = createContext<ThreadTools>({
  ideaId: '',
  mayNote: false,
  fresh: new Set(),
  isNew: () => false,
  collapsed: new Set(),
  fold: () => undefined,
});

export const useThread = () => use(ThreadContext);
