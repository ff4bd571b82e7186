import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import type { Verdict } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { ThingState } from '@leaven/shared/moderation/moderation.policy';
import type { ThingKind } from '@leaven/shared/moderation/moderation.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';
import type { Transaction } from '../../database/connection';
import { CommentRow, commentState } from '../comments/comments.model';
import { hideCommentIn, showCommentIn } from '../comments/hiding';
import { hideIdeaIn, showIdeaIn } from '../ideas/hiding';
import { type Idea, IdeaRow, ideaState } from '../ideas/ideas.model';

/** An idea or a comment, as far as moderation is concerned. */
export interface Thing extends ThingState {
  kind: ThingKind;
  _id: Types.ObjectId;
  idea: Idea;
  text: string;
  authorId: Types.ObjectId | null;
  authors: Types.ObjectId[];
  hidden: boolean;
  /** Whether this person may flag it; undefined where they do not even see it. */
  flag(actor: Actor): Verdict | undefined;
  hideIn(tx: Transaction, reason: string): Promise<boolean>;
  showIn(tx: Transaction): Promise<boolean>;
}

function ideaThing(idea: Idea): Thing {
  const state = ideaState(idea);
  const authors = [...(idea.authorId ? [idea.authorId] : []), ...idea.coAuthorIds];
  return {
    kind: 'idea',
    _id: idea._id,
    idea,
    text: idea.body,
    authorId: idea.authorId,
    authors,
    authorIds: authors.map(String),
    deleted: state.deleted,
    hidden: state.hidden,
    stage: idea.stage,
    flag: (actor) => (ideasPolicy.sees(actor, state) ? ideasPolicy.flag(actor, state) : undefined),
    hideIn: (tx, reason) => hideIdeaIn(tx, idea._id, reason),
    showIn: (tx) => showIdeaIn(tx, idea._id),
  };
}

/** Finds things with two queries at most; what is gone is left out. */
export async function findThings(
  wanted: { kind: ThingKind; _id: Types.ObjectId }[],
): Promise<Map<string, Thing>> {
  const idsOf = (kind: ThingKind) =>
    wanted.filter((one) => one.kind === kind).map(({ _id }) => _id);
  const comments = await CommentRow.find({ _id: { $in: idsOf('comment') } }).lean();
  const ideaIds = [...idsOf('idea'), ...comments.map(({ ideaId }) => ideaId)];
  const ideas = new Map(
    (await IdeaRow.find({ _id: { $in: ideaIds } }).lean()).map((row) => [String(row._id), row]),
  );
  const things = new Map<string, Thing>();
  for (const { kind, _id } of wanted) {
    const idea = kind === 'idea' ? ideas.get(String(_id)) : undefined;
    if (idea) things.set(String(_id), ideaThing(idea));
  }
  for (const comment of comments) {
    const idea = ideas.get(String(comment.ideaId));
    if (!idea) continue;
    const state = commentState(comment);
    const authors = comment.authorId ? [comment.authorId] : [];
    things.set(String(comment._id), {
      kind: 'comment',
      _id: comment._id,
      idea,
      text: comment.body,
      authorId: comment.authorId,
      authors,
      authorIds: authors.map(String),
      deleted: state.deleted || idea.deletedAt !== null,
      hidden: state.hidden,
      stage: null,
      flag: (actor) =>
        ideasPolicy.sees(actor, ideaState(idea)) ? commentsPolicy.flag(actor, state) : undefined,
      hideIn: (tx, reason) => hideCommentIn(tx, comment._id, reason),
      showIn: (tx) => showCommentIn(tx, comment._id),
    });
  }
  return things;
}
