import type { MovableStage, ProjectView } from '@leaven/shared/projects/projects.schemas';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { useDraft } from '../../lib/drafts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/fields';
import { useMoveProject } from './queries';

interface MoveProps<Stage> {
  project: ProjectView;
  /** Open while there is one. */
  to: Stage;
  onClose: () => void;
}

/** Moves a project with a word on why, which its history keeps. */
export function MoveDialog({ to, ...props }: MoveProps<MovableStage | null>) {
  const { t } = useTranslation(['projects', 'ui']);
  const title = to ? t('move.title', { stage: t(`ui:stage.${to}`) }) : '';
  return (
    <Dialog open={to !== null} onClose={props.onClose} title={title}>
      {to && <MoveForm {...props} to={to} />}
    </Dialog>
  );
}

function MoveForm({ project, to, onClose }: MoveProps<MovableStage>) {
  const { t } = useTranslation(['projects', 'ui']);
  const draft = useDraft(`move:${project.id}`, '');
  const move = useMoveProject();
  const submit = () =>
    move.mutate(
      { project, to, reason: draft.value },
      {
        onSuccess: ({ title, stage }) => {
          draft.clear();
          onClose();
          announce(t('move.moved', { title, stage: t(`ui:stage.${stage}`) }));
        },
      },
    );
  return (
    <Form error={move.error} onSubmit={submit}>
      <TextArea
        name="reason"
        label={t('move.reason')}
        hint={t('move.reasonHint')}
        optional
        maxLength={1000}
        value={draft.value}
        onChange={(event) => draft.set(event.target.value)}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={move.isPending}>{t('move.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
