import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { createContext } from 'react';
import type { MenuItem } from '../../ui/Menu';

/** What a comment's menu offers for the talk it stands in, handed in by the page; nothing without one. */
export const TalkMenu = createContext<(comment: CommentView) => MenuItem[]>(() => []);
