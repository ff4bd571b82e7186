import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Section } from '../../ui/Page';
import { Rows } from '../../ui/Sheet';
import { AskForm } from './AskForm';
import { AskRow } from './AskRow';
import styles from './asks.module.css';
import { useAsks, usePostAsk } from './queries';

/** What an idea needs, what it was given, and for its authors the way to ask. */
export function Asks({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('asks');
  const query = useAsks(idea.id);
  const [asking, setAsking] = useState(false);
  const { data } = query;
  const mayAsk = data?.abilities.ask ?? false;
  // Most ideas need nothing: there is nothing to show then, also not while it is not known yet.
  if (!query.isLoadingError && !mayAsk && !data?.items.length) return null;
  return (
    <Section id="asks" title={t('title')}>
      {query.isLoadingError && (
        <ErrorState title={t('failed')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      {data && data.items.length > 0 && (
        <Rows label={t('title')}>
          {data.items.map((ask) => (
            <AskRow key={ask.id} ask={ask} />
          ))}
        </Rows>
      )}
      {mayAsk && !asking && (
        <div className={styles.add}>
          {data?.items.length === 0 && <p className="muted">{t('none')}</p>}
          <Button size="sm" icon={IconPlus} onClick={() => setAsking(true)}>
            {t('add')}
          </Button>
        </div>
      )}
      {mayAsk && asking && <NewAsk ideaId={idea.id} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function NewAsk({ ideaId, onClose }: { ideaId: string; onClose: () => void }) {
  const { t } = useTranslation('asks');
  const post = usePostAsk(ideaId);
  return (
    <div className={styles.form}>
      <AskForm
        draftName={`ask:${ideaId}`}
        label={t('form.label')}
        action={t('form.post')}
        save={post}
        onClose={onClose}
      />
    </div>
  );
}
