import { commentChanged, commentReacted } from '@leaven/shared/comments/comments.events';
import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import type { CommentFacts, CommentView } from '@leaven/shared/comments/comments.schemas';
import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { useQueryClient } from '@tanstack/react-query';
import { itemsOf } from '../../lib/pages';
import { useMe } from '../../lib/session';
import { useLive, useRoom } from '../../realtime/live';
import { stateOf } from '../ideas/ideaState';
import { commentKeys, showComment } from './queries';
import { chosen } from './reacting';
import { type CommentList, mapComments } from './thread';

/** A message says the same to everybody; what this viewer may do follows from the policy. */
export const asSeenBy = (me: Actor, idea: IdeaView, comment: CommentFacts): CommentView => ({
  ...comment,
  myReactions: [],
  hiddenReason: null,
  abilities: commentsPolicy.abilities(me, stateOf(idea), {
    authorId: comment.author?.id ?? null,
    deleted: comment.deletedAt !== null,
    cameAlong: comment.ideaId !== idea.id,
    hidden: comment.hidden,
    staff: comment.visibility === 'staff',
  }),
});

/** Shows a comment that a message tells of, as this viewer sees it, and says where it is new. */
export function useShowLive(
  idea: IdeaView,
  beforeChange: () => void,
  onArrival: (comment: CommentView) => void,
): (comment: CommentView) => void {
  const client = useQueryClient();
  const me = useMe();
  const find = (id: string) =>
    itemsOf(client.getQueryData<CommentList>(commentKeys.thread(idea.id))).find(
      (one) => one.id === id,
    );
  return (comment) => {
    const known = find(comment.id);
    beforeChange();
    showComment(client, { ...comment, myReactions: known?.myReactions ?? [] }, false);
    if (!known && find(comment.id) && comment.author?.id !== me.id) onArrival(comment);
  };
}

/**
 * Shows what others write, while the idea's page is open.
 * @param beforeChange told right before the thread changes, to hold the reader's place
 * @param onArrival told of each comment of somebody else that was not shown before
 */
export function useCommentsLive(
  idea: IdeaView,
  beforeChange: () => void,
  onArrival: (comment: CommentView) => void,
): void {
  const client = useQueryClient();
  const me = useMe();
  const key = commentKeys.thread(idea.id);
  const show = useShowLive(idea, beforeChange, onArrival);
  // What was written before the room let us in is in no message.
  useRoom({ kind: 'idea', id: idea.id }, () => void client.invalidateQueries({ queryKey: key }));
  useLive(ideaChanged, ({ ideaId, what }) => {
    if (ideaId !== idea.id || !what.includes('merged')) return;
    beforeChange();
    void client.invalidateQueries({ queryKey: key });
  });
  useLive(commentReacted, ({ commentId, reactions, by }) =>
    client.setQueryData<CommentList>(
      key,
      (list) =>
        list &&
        mapComments(list, (other) => {
          if (other.id !== commentId) return other;
          const mine = by.personId === me.id ? chosen(other.myReactions, by) : other.myReactions;
          return { ...other, reactions, myReactions: mine };
        }),
    ),
  );
  useLive(commentChanged, ({ comment }) => {
    if (comment.ideaId !== idea.id && !idea.mergedFrom.some(({ id }) => id === comment.ideaId))
      return;
    const shown = itemsOf(client.getQueryData<CommentList>(key));
    const known = shown.find(({ id }) => id === comment.id);
    // Who wrote it and moderators see more of it than a message to everybody can say.
    if (comment.hidden || known?.hidden) {
      beforeChange();
      void client.invalidateQueries({ queryKey: key });
      return;
    }
    show(asSeenBy(me, idea, comment));
  });
}
