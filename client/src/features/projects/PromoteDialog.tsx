import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { useDraft } from '../../lib/drafts';
import { useNavigate } from '../../lib/router';
import { useMe } from '../../lib/session';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/fields';
import { PersonPicker } from '../../ui/PersonPicker';
import { searchAnyone, searchSponsors } from '../users/queries';
import { BudgetField } from './BudgetField';
import { type BudgetText, budgetText, readBudget } from './budget';
import { type DecisionDialogProps, DecisionForm } from './DecisionForm';
import { usePromote } from './decisions';
import styles from './forms.module.css';
import { projectPath } from './paths';

interface Promotion {
  title: string;
  owner: PersonRef | null;
  sponsor: PersonRef | null;
  budget: BudgetText;
}

const longestTitle = 140;

/** An idea becomes a project: who does it, who answers for it, and with what. */
export function PromoteDialog({
  open,
  onClose,
  idea,
}: Pick<DecisionDialogProps, 'idea' | 'open' | 'onClose'>) {
  const { t } = useTranslation('projects');
  return (
    <Dialog open={open} onClose={onClose} title={t('promote.title')}>
      <PromoteForm idea={idea} onClose={onClose} />
    </Dialog>
  );
}

function PromoteForm({ idea, onClose }: Pick<DecisionDialogProps, 'idea' | 'onClose'>) {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const { id, name, department } = useMe();
  const initial = useMemo<Promotion>(
    () => ({
      title: idea.title.slice(0, longestTitle),
      owner: idea.author,
      sponsor: { id, name, department },
      budget: budgetText(null),
    }),
    [idea.title, idea.author, id, name, department],
  );
  const draft = useDraft<Promotion>(`promote:${idea.id}`, initial);
  const { title, owner, sponsor, budget } = draft.value;
  const [tried, setTried] = useState(false);
  const promote = usePromote(idea.id);

  const submit = () => {
    setTried(true);
    const money = readBudget(budget);
    if (!owner || money === undefined) return;
    promote.mutate(
      { title, ownerId: owner.id, sponsorId: sponsor?.id, budget: money },
      {
        onSuccess: (project) => {
          draft.clear();
          onClose();
          announce(t('promote.done'));
          navigate(projectPath(project.id));
        },
      },
    );
  };
  return (
    <DecisionForm
      idea={idea}
      possible={idea.abilities.promote}
      error={promote.error}
      busy={promote.isPending}
      submit={t('promote.submit')}
      onSubmit={submit}
      onCancel={onClose}
    >
      <p className="muted">{t('promote.text')}</p>
      <TextField
        name="title"
        label={t('promote.name')}
        maxLength={longestTitle}
        required
        value={title}
        onChange={(event) => draft.set({ ...draft.value, title: event.target.value })}
      />
      <div className={styles.pair}>
        <PersonPicker
          name="ownerId"
          label={t('promote.owner')}
          hint={t(idea.author ? 'promote.ownerHint' : 'promote.ownerMissing')}
          problem={tried && !owner ? t('promote.ownerNeeded') : undefined}
          value={owner ?? undefined}
          onChange={(person) => draft.set({ ...draft.value, owner: person ?? null })}
          search={searchAnyone}
        />
        <PersonPicker
          name="sponsorId"
          label={t('promote.sponsor')}
          hint={t('promote.sponsorHint')}
          value={sponsor ?? undefined}
          onChange={(person) => draft.set({ ...draft.value, sponsor: person ?? null })}
          search={searchSponsors}
        />
      </div>
      <BudgetField
        value={budget}
        onChange={(next) => draft.set({ ...draft.value, budget: next })}
        tried={tried}
      />
    </DecisionForm>
  );
}
