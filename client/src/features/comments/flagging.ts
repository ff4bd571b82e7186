import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { createContext } from 'react';

/** Opens the question about a comment that should not stay; handed in by the page. */
export const Flagging = createContext<((comment: CommentView) => void) | null>(null);
