import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { listReactions, react, unreact } from '@leaven/shared/comments/reactions.api';
import {
  type ReactionCount,
  type ReactionKind,
  reactionKinds,
} from '@leaven/shared/comments/reactions.schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { commentKeys } from './queries';
import { type CommentList, mapComments } from './thread';
import { useThread } from './threadTools';

interface Choice {
  kind: ReactionKind;
  isSet: boolean;
}

export const chosen = (mine: readonly ReactionKind[], { kind, isSet }: Choice): ReactionKind[] => [
  ...mine.filter((other) => other !== kind),
  ...(isSet ? [kind] : []),
];

/** The counts once somebody has chosen or taken back; kinds that nobody chose go. */
function counted(reactions: readonly ReactionCount[], { kind, isSet }: Choice): ReactionCount[] {
  const before = reactions.find((each) => each.kind === kind)?.count ?? 0;
  const count = before + (isSet ? 1 : -1);
  const all = [...reactions.filter((each) => each.kind !== kind), { kind, count }];
  return all
    .filter((each) => each.count > 0)
    .sort((a, b) => reactionKinds.indexOf(a.kind) - reactionKinds.indexOf(b.kind));
}

/** A comment as it shows at once when its reader reacts. */
const withChoice = (comment: CommentView, choice: Choice): CommentView =>
  comment.myReactions.includes(choice.kind) === choice.isSet
    ? comment
    : {
        ...comment,
        reactions: counted(comment.reactions, choice),
        myReactions: chosen(comment.myReactions, choice),
      };

/** Reacts, or takes it back. It shows at once; what fails is taken back with the reason. */
export function useReact({ id: commentId }: CommentView): (kind: ReactionKind) => void {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const key = commentKeys.thread(useThread().ideaId);
  const change = (how: (comment: CommentView) => CommentView) =>
    client.setQueryData<CommentList>(
      key,
      (list) => list && mapComments(list, (other) => (other.id === commentId ? how(other) : other)),
    );
  const { mutate } = useMutation({
    // One after the other, so that the last wish is the one that stays.
    scope: { id: `react:${commentId}` },
    mutationFn: ({ kind, isSet }: Choice) =>
      call(isSet ? react : unreact, { params: { commentId, kind } }),
    onMutate: async (choice) => {
      await client.cancelQueries({ queryKey: key });
      change((comment) => withChoice(comment, choice));
    },
    onError: (error, { kind, isSet }) => {
      change((comment) => withChoice(comment, { kind, isSet: !isSet }));
      toast(t('reaction.failed', { problem: problemText(error) }), 'error');
    },
  });
  return (kind) => {
    const list = client.getQueryData<CommentList>(key);
    const now = list?.pages.flatMap(({ items }) => items).find(({ id }) => id === commentId);
    mutate({ kind, isSet: !now?.myReactions.includes(kind) });
  };
}

export const useReactors = (commentId: string) =>
  useQuery({
    queryKey: ['comments', 'reactors', commentId],
    queryFn: ({ signal }) => call(listReactions, { params: { commentId } }, { signal }),
    staleTime: 0,
  });
