import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOf } from '../../lib/pages';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Section } from '../../ui/Page';
import { Rows } from '../../ui/Sheet';
import { useTellTrial, useTrials } from './queries';
import { TrialForm } from './TrialForm';
import { TrialRow } from './TrialRow';
import styles from './trials.module.css';

/** What people have built or use already, and the promise that telling so is safe. */
export function Trials({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('trials');
  const query = useTrials(idea.id);
  const [telling, setTelling] = useState(false);
  const trials = itemsOf(query.data);
  const mayTell = query.data?.pages[0]?.abilities.tell ?? false;
  const tell = mayTell && (
    <div className={styles.below}>
      {(telling || trials.length > 0) && <p className="sm muted">{t('safe')}</p>}
      {telling ? (
        <div className={styles.form}>
          <Tell ideaId={idea.id} onClose={() => setTelling(false)} />
        </div>
      ) : (
        <Button size="sm" icon={IconTool} onClick={() => setTelling(true)}>
          {t('tell')}
        </Button>
      )}
    </div>
  );
  // Most ideas are new to everybody: then there is but a quiet way to say otherwise.
  if (!query.isLoadingError && trials.length === 0 && !telling) return tell;
  return (
    <Section id="trials" title={t('title')}>
      {query.isLoadingError && (
        <ErrorState title={t('failed')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      {trials.length > 0 && (
        <Rows label={t('title')}>
          {trials.map((trial) => (
            <TrialRow key={trial.id} trial={trial} />
          ))}
        </Rows>
      )}
      {query.hasNextPage && (
        <div className={styles.below}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      )}
      {tell}
    </Section>
  );
}

function Tell({ ideaId, onClose }: { ideaId: string; onClose: () => void }) {
  const { t } = useTranslation('trials');
  return (
    <TrialForm
      draftName={`trial:${ideaId}`}
      label={t('form.label')}
      action={t('form.post')}
      save={useTellTrial(ideaId)}
      onClose={onClose}
    />
  );
}
