import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { useHash } from '../../lib/router';
import { Composer } from './Composer';
import { usePostComment } from './queries';
import styles from './Thread.module.css';

/** The form of the field, for who lays text into it. */
export const writeForm = (ideaId: string) => `comment:${ideaId}`;
/** The address of the field within its idea's page. */
export const writeHash = '#write';

/** The field below a thread. */
export function WriteComment({ ideaId }: { ideaId: string }) {
  const { t } = useTranslation('comments');
  const draft = useDraft(writeForm(ideaId), '');
  const post = usePostComment(ideaId);
  const asked = useHash() === writeHash;
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
        autoFocus={asked}
        withAvatar
      />
    </div>
  );
}
