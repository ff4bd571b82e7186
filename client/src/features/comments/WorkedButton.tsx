import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { IconThumbUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/session';
import { Icon } from '../../ui/Icon';
import { useAnswersHere, useWorked } from './answers';

/** In the thread of a question: whether this answer worked, for me and for how many. */
export function WorkedButton({ comment }: { comment: CommentView }) {
  const { t } = useTranslation('answers');
  const me = useMe();
  const here = useAnswersHere();
  const worked = useWorked(comment.ideaId, comment.id);
  if (!here || comment.ideaId !== here.ideaId) return null;
  const { count, mine } = here.worked.find(({ commentId }) => commentId === comment.id) ?? {
    count: 0,
    mine: false,
  };
  return (
    <>
      {comment.author?.id !== me.id && comment.abilities.reply && (
        <button
          type="button"
          className="row"
          aria-pressed={mine}
          disabled={worked.isPending}
          onClick={() => worked.mutate(!mine)}
        >
          <Icon of={IconThumbUp} size={16} />
          {mine ? <b>{t('worked')}</b> : t('worked')}
        </button>
      )}
      {count > 0 && <span>{t('workedFor', { count })}</span>}
    </>
  );
}
