import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { IconFolder, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../lib/selection';
import { useMe } from '../../../lib/session';
import { Button, IconButton } from '../../../ui/Button';
import { CheckField } from '../../../ui/fields';
import { stageLooks } from '../../../ui/stages';
import styles from './Bulk.module.css';
import { BulkDialog, type Question } from './BulkDialog';
import { useBulkRun } from './run';

const icons = {
  move: IconFolder,
  merge: stageLooks.merged.icon,
  archive: stageLooks.archived.icon,
  decline: stageLooks.declined.icon,
} as const;
const questions = ['move', 'merge', 'archive', 'decline'] as const satisfies readonly Question[];

/** How many are selected and what can be done with them; on a phone it stands above the bottom bar. */
export function BulkBar({
  selection,
  ideas,
  onEnd,
}: {
  selection: Selection;
  /** Those that are selected. */
  ideas: readonly IdeaCard[];
  onEnd: () => void;
}) {
  const { t } = useTranslation('bulk');
  const [asking, setAsking] = useState<Question | null>(null);
  const run = useBulkRun();
  // What is declined is decided on; everything else is keeping order.
  const { review } = useMe().abilities;
  const isBusy = run?.state === 'running' || run?.state === 'stopping';
  return (
    <section className={styles.bar} aria-label={t('bar')}>
      <div className={styles.count}>
        <CheckField
          label={t('all')}
          checked={selection.all === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = selection.all === 'some';
          }}
          onChange={selection.toggleAll}
        />
        <span className="sm muted nowrap" role="status">
          {t('chosen', { count: ideas.length })}
        </span>
      </div>
      <div className={styles.acts}>
        {questions
          .filter((question) => review || question !== 'decline')
          .map((question) => (
            <Button
              key={question}
              size="sm"
              icon={icons[question]}
              disabled={ideas.length === 0 || isBusy}
              onClick={() => setAsking(question)}
            >
              {t(`open.${question}`)}
            </Button>
          ))}
      </div>
      <IconButton icon={IconX} label={t('stopSelecting')} className={styles.end} onClick={onEnd} />
      <BulkDialog question={asking} ideas={ideas} onClose={() => setAsking(null)} />
    </section>
  );
}
