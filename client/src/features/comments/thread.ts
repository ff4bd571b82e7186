import type {
  CommentFacts,
  CommentView,
  ThreadGap,
  ThreadQuery,
} from '@leaven/shared/comments/comments.schemas';
import { itemsOf, type Page } from '../../lib/pages';

/** What lies between two paths, both not in it; `to` null: to the end. */
interface Span {
  from: string;
  to: string | null;
}

/** What was asked for, and the span of the thread that the answer is about. */
export interface Asked {
  query: Pick<ThreadQuery, 'around' | 'branch' | 'cursor'>;
  span: Span;
}
export const everything: Span = { from: '', to: null };

/** One answer of the server: its comments, in any order, and what of the span it left out. */
export interface ThreadPage extends Page<CommentView> {
  asked: Asked;
  gaps: ThreadGap[];
  /** The comment that was found where `around` led. */
  around: string | null;
  /** Up to which revision it has staff notes; null for who sees none. */
  staffRev: number | null;
}

/** What of a thread is loaded. */
export interface CommentList {
  pages: ThreadPage[];
}

/** How deep a thread is indented on a desk; on a phone the styles stop at one. */
export const deepestIndent = 3;

export interface ThreadNode {
  comment: CommentView;
  /** Whom it answers; null where it answers the idea itself, or a comment without an author. */
  replyingTo: string | null;
  /** Answers, indented, and what of them is not loaded. Past `deepestIndent` an answer is a brother. */
  replies: ThreadEntry[];
}
/** A comment with what answers it, or the place of some that are not loaded. */
export type ThreadEntry = ThreadNode | ThreadGap;

export const isGap = (entry: ThreadEntry): entry is ThreadGap => 'cursor' in entry;

const byPath = (a: CommentFacts, b: CommentFacts) =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** Every loaded comment once, depth first. */
const inOrder = (list: CommentList): CommentView[] => itemsOf(list).sort(byPath);

const isIn = (path: string, { from, to }: Span) => path > from && (to === null || path < to);

/** What a page says nothing about: what it left out, and what it was not asked for. */
function unknownTo({ asked: { span }, gaps }: ThreadPage): (Span & Partial<ThreadGap>)[] {
  return [
    ...gaps,
    ...(span.from === '' ? [] : [{ from: '', to: span.from }]),
    ...(span.to === null ? [] : [{ from: span.to, to: null }]),
  ];
}

/** What two spans have in common, with the cursor of the one that begins there. */
function overlap<S extends Span & Partial<ThreadGap>>(a: S, b: S): S | null {
  const [late, early] = a.from > b.from || (a.from === b.from && a.cursor) ? [a, b] : [b, a];
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  if (to !== null && to <= late.from) return null;
  const isWhole = late.to === to;
  return { ...early, ...late, to, count: isWhole ? (late.count ?? null) : null };
}

/** What no page has brought, in the order of the thread. */
export function gapsIn({ pages: [first, ...more] }: CommentList): ThreadGap[] {
  if (!first) return [];
  let open = unknownTo(first);
  for (const page of more) {
    const unknown = unknownTo(page);
    open = open.flatMap((gap) => unknown.flatMap((other) => overlap(gap, other) ?? []));
  }
  return open
    .filter((gap): gap is ThreadGap => gap.cursor !== undefined)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The ids of what a comment answers, from its talk's beginning down to itself. */
export const idsOnPath = ({ path }: Pick<CommentFacts, 'path'>): string[] => path.split('/');

/** The loaded comments as a tree of at most `deepestIndent` indented levels, with its gaps. */
export function buildThread(list: CommentList): ThreadEntry[] {
  const roots: ThreadEntry[] = [];
  const nodes = new Map<string, { node: ThreadNode; siblings: ThreadEntry[]; level: number }>();
  const gaps = gapsIn(list);
  const putGapsBefore = (path: string) => {
    while (gaps[0] && gaps[0].from < path) {
      const [gap] = gaps.splice(0, 1);
      if (gap) (nodes.get(gap.branch ?? '')?.node.replies ?? roots).push(gap);
    }
  };
  for (const comment of inOrder(list)) {
    putGapsBefore(comment.path);
    // What it answers may be in a gap; then it stands below the next above that is there.
    const above = idsOnPath(comment).slice(0, -1);
    const parent =
      nodes.get(comment.parentId ?? '') ?? nodes.get(above.findLast((id) => nodes.has(id)) ?? '');
    const node: ThreadNode = {
      comment,
      replyingTo:
        parent?.node.comment.id === comment.parentId
          ? (parent.node.comment.author?.name ?? null)
          : null,
      replies: [],
    };
    const indent = parent !== undefined && parent.level < deepestIndent;
    const siblings = parent ? (indent ? parent.node.replies : parent.siblings) : roots;
    const level = parent ? parent.level + (indent ? 1 : 0) : 0;
    siblings.push(node);
    nodes.set(comment.id, { node, siblings, level });
  }
  putGapsBefore('~');
  return roots;
}

/** How many comments stand below one, as far as they are known. */
export const countBelow = ({ replies }: ThreadNode): number =>
  replies.reduce(
    (sum, entry) => sum + (isGap(entry) ? (entry.count ?? 0) : 1 + countBelow(entry)),
    0,
  );

/** Whether a comment as told is news beside the one that is shown. */
const isNewer = (told: CommentFacts, shown: CommentFacts) =>
  told.contentRev > shown.contentRev ||
  told.deletedAt !== shown.deletedAt ||
  told.taken !== shown.taken;

/** Changes comments in place; `change` answers the same object for those that stay. */
export const mapComments = (
  list: CommentList,
  change: (comment: CommentView) => CommentView,
): CommentList => ({
  pages: list.pages.map((page) => ({ ...page, items: page.items.map(change) })),
});

/**
 * Puts a comment where it belongs, or brings the shown one up to date.
 * @param always also where what stands around it is not loaded yet: one's own comment is shown at once
 * @returns the same list when there is nothing to do, as for what a page yet to come will bring
 */
export function placeComment(list: CommentList, comment: CommentView, always = false): CommentList {
  const shown = itemsOf(list).find(({ id }) => id === comment.id);
  if (shown) {
    if (!isNewer(comment, shown)) return list;
    return mapComments(list, (other) => (other.id === comment.id ? comment : other));
  }
  if (!always && gapsIn(list).some((gap) => isIn(comment.path, gap))) return list;
  return {
    pages: list.pages.map((page, i) =>
      i === list.pages.length - 1 ? { ...page, items: [...page.items, comment] } : page,
    ),
  };
}
