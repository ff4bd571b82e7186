import { AppError } from '@leaven/shared/http/errors';
import type { ProjectView } from '@leaven/shared/projects/projects.schemas';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { formatList, formatMoney } from '../../lib/format';
import { Banner } from '../../ui/Banner';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TextField } from '../../ui/fields';
import { PersonPicker } from '../../ui/PersonPicker';
import { searchAnyone, searchSponsors } from '../users/queries';
import { BudgetField } from './BudgetField';
import { beginEdit, type Edited, type EditedField, patchOf, rebase } from './edit';
import styles from './forms.module.css';
import { useUpdateProject } from './queries';

/** Title, people and budget of a project. */
export function EditDialog({
  open,
  onClose,
  project,
}: {
  open: boolean;
  onClose: () => void;
  project: ProjectView;
}) {
  const { t } = useTranslation('projects');
  return (
    <Dialog open={open} onClose={onClose} title={t('edit.title')}>
      <EditForm project={project} onClose={onClose} />
    </Dialog>
  );
}

/** The project as it is now, where the server refused an edit of what it was before. */
function currentOf(error: unknown): ProjectView | undefined {
  return error instanceof AppError && error.code === 'stale_edit'
    ? (error.details?.current as ProjectView | undefined)
    : undefined;
}

function EditForm({ project, onClose }: { project: ProjectView; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const initial = useMemo(() => beginEdit(project), [project]);
  const draft = useDraft(`edit-project:${project.id}`, initial);
  const { value } = draft.value;
  const [tried, setTried] = useState(false);
  const [others, setOthers] = useState<{ now: ProjectView; changed: EditedField[] }>();
  const update = useUpdateProject(project.id);

  const set = (change: Partial<Edited>) =>
    draft.set({ ...draft.value, value: { ...value, ...change } });
  const submit = () => {
    setTried(true);
    const patch = patchOf(draft.value);
    if (!patch) return;
    update.mutate(patch, {
      onSuccess: () => {
        draft.clear();
        onClose();
      },
      onError: (error) => {
        const now = currentOf(error);
        if (!now) return;
        const { edit, changed } = rebase(draft.value, now);
        draft.set(edit);
        setOthers({ now, changed });
      },
    });
  };
  return (
    <Form error={currentOf(update.error) ? undefined : update.error} onSubmit={submit}>
      {others && (
        <Banner icon={IconAlertTriangle} role="alert">
          <b>{t('edit.staleTitle')}</b> <OthersChanges {...others} />
        </Banner>
      )}
      <TextField
        name="title"
        label={t('edit.name')}
        maxLength={140}
        required
        value={value.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <div className={styles.pair}>
        <PersonPicker
          name="ownerId"
          label={t('edit.owner')}
          problem={tried && !value.owner ? t('promote.ownerNeeded') : undefined}
          value={value.owner ?? undefined}
          onChange={(person) => set({ owner: person ?? null })}
          search={searchAnyone}
        />
        <PersonPicker
          name="sponsorId"
          label={t('edit.sponsor')}
          problem={tried && !value.sponsor ? t('edit.sponsorNeeded') : undefined}
          value={value.sponsor ?? undefined}
          onChange={(person) => set({ sponsor: person ?? null })}
          search={searchSponsors}
        />
      </div>
      <BudgetField value={value.budget} onChange={(budget) => set({ budget })} tried={tried} />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={update.isPending}>{t('edit.submit')}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}

/** What somebody else made of the project meanwhile. */
function OthersChanges({ now, changed }: { now: ProjectView; changed: readonly EditedField[] }) {
  const { t } = useTranslation('projects');
  if (changed.length === 0) return t('edit.staleNothing');
  const words: Record<EditedField, string> = {
    title: t('edit.nowTitle', { title: now.title }),
    owner: t('edit.nowOwner', { name: now.owner.name }),
    sponsor: t('edit.nowSponsor', { name: now.sponsor.name }),
    budget: t('edit.nowBudget', {
      budget: now.budget ? formatMoney(now.budget) : t('page.noBudget'),
    }),
  };
  return t('edit.staleText', { changes: formatList(changed.map((field) => words[field])) });
}
