import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { problemText } from '../../lib/problem';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { MarkdownEditor } from '../../ui/MarkdownEditor';
import styles from './ProjectPage.module.css';
import { usePostUpdate } from './queries';

/** For the owner and the sponsor. What is typed stays on this device until it has arrived. */
export function UpdateForm({ projectId }: { projectId: string }) {
  const { t } = useTranslation('projects');
  const draft = useDraft(`update:${projectId}`, '');
  const post = usePostUpdate(projectId);
  const submit = () => {
    if (draft.value.trim() === '' || post.isPending) return;
    post.mutate(draft.value, { onSuccess: draft.clear });
  };
  return (
    <div className={`stack ${styles.write}`}>
      {post.error && (
        <Banner tone="red" icon={IconAlertTriangle} role="alert">
          {problemText(post.error)}
        </Banner>
      )}
      <MarkdownEditor
        value={draft.value}
        onChange={draft.set}
        label={t('updates.label')}
        placeholder={t('updates.write')}
        maxLength={5000}
        onSubmit={submit}
        tools={
          <Button
            kind="fill"
            size="sm"
            busy={post.isPending}
            disabled={draft.value.trim() === ''}
            onClick={submit}
          >
            {t('updates.post')}
          </Button>
        }
      />
    </div>
  );
}
