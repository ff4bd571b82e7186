import type { ProjectCard } from '@leaven/shared/projects/projects.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/fields';
import { useShutDown } from './queries';

interface ShutDownProps<P> {
  /** Open while there is one. */
  project: P;
  onClose: () => void;
}

/** A project's honest end: why, and what the next one can learn from it. */
export function ShutDownDialog({ project, onClose }: ShutDownProps<ProjectCard | null>) {
  const { t } = useTranslation('projects');
  return (
    <Dialog open={project !== null} onClose={onClose} title={t('shutdown.title')}>
      {project && <ShutDownForm project={project} onClose={onClose} />}
    </Dialog>
  );
}

const empty = { reason: '', lessons: '' };

function ShutDownForm({ project, onClose }: ShutDownProps<ProjectCard>) {
  const { t } = useTranslation(['projects', 'ui', 'errors']);
  const draft = useDraft(`shutdown:${project.id}`, empty);
  const shutDown = useShutDown(project.id);
  const [tried, setTried] = useState(false);
  const missing = (text: string) => text.trim() === '';
  const problem = (text: string) => (tried && missing(text) ? t('errors:required') : undefined);
  const submit = () => {
    setTried(true);
    if (missing(draft.value.reason) || missing(draft.value.lessons)) return;
    shutDown.mutate(draft.value, {
      onSuccess: () => {
        draft.clear();
        onClose();
      },
    });
  };
  return (
    <Form error={shutDown.error} onSubmit={submit}>
      <p className="muted">{t('shutdown.text')}</p>
      <TextArea
        name="reason"
        label={t('shutdown.reason')}
        problem={problem(draft.value.reason)}
        maxLength={2000}
        required
        value={draft.value.reason}
        onChange={(event) => draft.set({ ...draft.value, reason: event.target.value })}
      />
      <TextArea
        name="lessons"
        label={t('shutdown.lessons')}
        hint={t('shutdown.lessonsHint')}
        problem={problem(draft.value.lessons)}
        maxLength={5000}
        rows={5}
        required
        value={draft.value.lessons}
        onChange={(event) => draft.set({ ...draft.value, lessons: event.target.value })}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton kind="stop" busy={shutDown.isPending}>
          {t('shutdown.submit')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
