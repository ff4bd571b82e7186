import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { useTranslation } from 'react-i18next';
import styles from './Comment.module.css';
import { Composer } from './Composer';
import { usePostComment } from './queries';
import type { ReplyDraft } from './useReplyDraft';

/** Answers one comment, right below it. */
export function Reply({ comment, reply }: { comment: CommentView; reply: ReplyDraft }) {
  const { t } = useTranslation('comments');
  const post = usePostComment(comment.ideaId);
  const name = comment.author?.name ?? t('imported');
  const submit = () =>
    post.mutate(
      { body: reply.draft.value, parentId: comment.id },
      {
        onSuccess: () => {
          reply.draft.clear();
          reply.close();
        },
      },
    );
  return (
    <div className={styles.reply}>
      <Composer
        label={t('replyTo', { name })}
        placeholder={t('replyTo', { name })}
        value={reply.draft.value}
        onChange={reply.draft.set}
        onSubmit={submit}
        onCancel={reply.close}
        action={t('reply')}
        busy={post.isPending}
        error={post.error}
        autoFocus={reply.wasAsked}
      />
    </div>
  );
}
