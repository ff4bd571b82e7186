import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { AppError } from '@leaven/shared/http/errors';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { shownOf } from '../../ui/mentions/text';
import { OtherVersion } from '../ideas/OtherVersion';
import styles from './Comment.module.css';
import { Composer } from './Composer';
import { commentKeys, useEditComment } from './queries';

const isStale = (error: unknown) => error instanceof AppError && error.code === 'stale_edit';

/** A comment's text as a field, in its place; a version from elsewhere stands beside it. */
export function EditComment({ comment, onClose }: { comment: CommentView; onClose: () => void }) {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const [read] = useState({ body: comment.body ?? '', contentRev: comment.contentRev });
  const draft = useDraft(`comment.edit:${comment.id}`, read);
  const save = useEditComment(comment.id);
  const wasOvertaken = comment.contentRev > draft.value.contentRev;

  const close = () => {
    draft.clear();
    onClose();
  };
  const submit = (contentRev: number) =>
    save.mutate(
      { body: draft.value.body, contentRev },
      {
        onSuccess: close,
        onError: (error) => {
          if (isStale(error))
            void client.invalidateQueries({ queryKey: commentKeys.thread(comment.ideaId) });
        },
      },
    );
  return (
    <div className={styles.edit}>
      {wasOvertaken && (
        <OtherVersion title={t('overtaken')} onTake={close}>
          {comment.body !== null && shownOf(comment.body)}
        </OtherVersion>
      )}
      <Composer
        label={t('editLabel')}
        value={draft.value.body}
        onChange={(body) => draft.set({ ...draft.value, body })}
        onSubmit={() => submit(wasOvertaken ? comment.contentRev : draft.value.contentRev)}
        onCancel={close}
        action={t(wasOvertaken ? 'saveMine' : 'save')}
        busy={save.isPending}
        error={isStale(save.error) ? undefined : save.error}
        autoFocus
        picturesOf={comment.visibility === 'staff' ? undefined : comment.ideaId}
      />
    </div>
  );
}
