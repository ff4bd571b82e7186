import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { useTranslation } from 'react-i18next';
import styles from './Comment.module.css';
import { Composer } from './Composer';
import { NoteFrame } from './Note';
import { usePostComment } from './queries';
import { useThread } from './threadTools';
import { useTellTyping } from './typing';
import type { ReplyDraft } from './useReplyDraft';

/** Answers one comment, right below it: for everybody, or as a staff note. */
export function Reply({
  comment,
  reply,
  asNote,
}: {
  comment: CommentView;
  reply: ReplyDraft;
  asNote: boolean;
}) {
  const { t } = useTranslation('comments');
  const { ideaId } = useThread();
  const post = usePostComment(ideaId);
  const tellTyping = useTellTyping(ideaId, !asNote);
  const name = comment.author?.name ?? t('imported');
  const submit = () =>
    post.mutate(
      {
        body: reply.draft.value,
        parentId: comment.id,
        visibility: asNote ? 'staff' : 'everybody',
      },
      {
        onSuccess: () => {
          reply.draft.clear();
          reply.close();
        },
      },
    );
  const label = t(asNote ? 'note.replyTo' : 'replyTo', { name });
  const composer = (
    <Composer
      label={label}
      placeholder={label}
      value={reply.draft.value}
      onChange={(text) => {
        reply.draft.set(text);
        tellTyping();
      }}
      onSubmit={submit}
      onCancel={reply.close}
      action={t(asNote ? 'note.post' : 'reply')}
      busy={post.isPending}
      error={post.error}
      autoFocus={reply.wasAsked}
      picturesOf={asNote ? undefined : ideaId}
    />
  );
  return (
    <div className={styles.reply}>{asNote ? <NoteFrame>{composer}</NoteFrame> : composer}</div>
  );
}
