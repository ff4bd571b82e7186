import type { CommentFacts, CommentView } from '@leaven/shared/comments/comments.schemas';
import { itemsOf, mapItems, type Pages } from '../../lib/pages';

export type CommentList = Pages<CommentView>;
/** What of it is to be shown; how its pages were asked for does not matter. */
type Loaded = Pick<CommentList, 'pages'>;

/** How deep a thread is indented on a desk; on a phone the styles stop at one. */
export const deepestIndent = 3;

export interface ThreadNode {
  comment: CommentView;
  /** Whom it answers; null where it answers the idea itself, or a comment without an author. */
  replyingTo: string | null;
  /** Answers, indented. Past `deepestIndent` an answer is a brother of what it answers. */
  replies: ThreadNode[];
}

const byPath = (a: CommentFacts, b: CommentFacts) =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** Every loaded comment once, depth first. */
const inOrder = (list: Loaded): CommentView[] => itemsOf(list).sort(byPath);

/** The loaded comments as a tree of at most `deepestIndent` indented levels. */
export function buildThread(list: Loaded): ThreadNode[] {
  const roots: ThreadNode[] = [];
  const nodes = new Map<string, { node: ThreadNode; siblings: ThreadNode[]; level: number }>();
  for (const comment of inOrder(list)) {
    const parent = comment.parentId === null ? undefined : nodes.get(comment.parentId);
    const node: ThreadNode = {
      comment,
      replyingTo: parent?.node.comment.author?.name ?? null,
      replies: [],
    };
    const indent = parent !== undefined && parent.level < deepestIndent;
    const siblings = parent ? (indent ? parent.node.replies : parent.siblings) : roots;
    const level = parent ? parent.level + (indent ? 1 : 0) : 0;
    siblings.push(node);
    nodes.set(comment.id, { node, siblings, level });
  }
  return roots;
}

/** Whether a comment as told is news beside the one that is shown. */
const isNewer = (told: CommentFacts, shown: CommentFacts) =>
  told.contentRev > shown.contentRev ||
  told.deletedAt !== shown.deletedAt ||
  told.taken !== shown.taken;

/**
 * Puts a comment where it belongs, or brings the shown one up to date.
 * @param always also where the pages between are not loaded yet: one's own comment is shown at once
 * @returns the same list when there is nothing to do, as for what a page yet to come will bring
 */
export function placeComment(list: CommentList, comment: CommentView, always = false): CommentList {
  const shown = itemsOf(list).find(({ id }) => id === comment.id);
  if (shown) {
    if (!isNewer(comment, shown)) return list;
    return mapItems(list, (other) => (other.id === comment.id ? comment : other));
  }
  const loadedTo = inOrder(list).at(-1)?.path ?? '';
  const isBeyond = hasMore(list) && comment.path > loadedTo;
  if (isBeyond && !always) return list;
  return {
    ...list,
    pages: list.pages.map((page, i) =>
      i === list.pages.length - 1 ? { ...page, items: [...page.items, comment] } : page,
    ),
  };
}

const hasMore = (list: CommentList) => (list.pages.at(-1)?.nextCursor ?? null) !== null;
