import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { Composer } from './Composer';
import { usePostComment } from './queries';
import styles from './Thread.module.css';

/** The field below a thread. */
export function WriteComment({ ideaId }: { ideaId: string }) {
  const { t } = useTranslation('comments');
  const draft = useDraft(`comment:${ideaId}`, '');
  const post = usePostComment(ideaId);
  return (
    <div className={styles.write}>
      <Composer
        label={t('writeLabel')}
        placeholder={t('writePlaceholder')}
        value={draft.value}
        onChange={draft.set}
        onSubmit={() => post.mutate({ body: draft.value }, { onSuccess: draft.clear })}
        action={t('post')}
        busy={post.isPending}
        error={post.error}
        withAvatar
      />
    </div>
  );
}
