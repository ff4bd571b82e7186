import type { DecidableStage, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconEye } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { classes } from '../../lib/classes';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import styles from './DecisionBar.module.css';
import { DeclineDialog } from './DeclineDialog';
import { useDecide } from './decisions';
import { PromoteDialog } from './PromoteDialog';
import { ReopenDialog } from './ReopenDialog';

const KeepDialogs = lazy(() => import('../ideas/KeepDialogs'));

type Question = Exclude<DecidableStage, 'in_review'> | 'promoted' | 'handOn';

/** What may be decided about an idea, now, by this person; nothing for everybody else. */
export function DecisionBar({
  idea,
  flush,
}: {
  idea: IdeaView;
  /** At the end of a sheet: a hairline above instead of a box of its own. */
  flush?: boolean;
}) {
  const { t } = useTranslation(['projects', 'ideas', 'ui']);
  const bar = useRef<HTMLElement>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const review = useDecide(idea.id);
  const { decide, promote, handOn } = idea.abilities;

  // The button that was pressed goes with the stage it belonged to; the focus must not go with it.
  const refocus = useRef(false);
  useEffect(() => {
    if (!refocus.current || question) return;
    refocus.current = false;
    if (!bar.current?.contains(document.activeElement)) bar.current?.focus();
  });

  const decided = (now: IdeaView) => {
    refocus.current = true;
    announce(t('decide.nowIn', { stage: t(`ui:stage.${now.stage}`) }));
  };
  const takeIntoReview = () =>
    review.mutate(
      { stage: 'in_review' },
      {
        onSuccess: decided,
        onError: (error) => toast(t('decide.failed', { problem: problemText(error) }), 'error'),
      },
    );
  const ask = (next: Question) => () => setQuestion(next);
  const dialog = { idea, onClose: () => setQuestion(null), onDecided: decided };

  if (decide.length === 0 && !promote && !question) return null;
  return (
    <section
      ref={bar}
      tabIndex={-1}
      aria-label={t('decide.label')}
      className={classes(styles.bar, flush && styles.flush)}
    >
      <p className={`sm muted ${styles.hint}`}>{t('decide.hint')}</p>
      {handOn && (
        <Button kind="quiet" onClick={ask('handOn')}>
          {t('ideas:handOn.open')}
        </Button>
      )}
      {decide.includes('open') && (
        <Button onClick={ask('open')}>
          {t(idea.stage === 'in_review' ? 'decide.openFromReview' : 'decide.open')}
        </Button>
      )}
      {decide.includes('declined') && (
        <Button onClick={ask('declined')}>{t('decide.declined')}</Button>
      )}
      {decide.includes('in_review') && (
        <Button icon={IconEye} busy={review.isPending} onClick={takeIntoReview}>
          {t('decide.review')}
        </Button>
      )}
      {promote && (
        <Button kind="tint" onClick={ask('promoted')}>
          {t('decide.promote')}
        </Button>
      )}
      {handOn && (
        <Suspense>
          <KeepDialogs
            idea={idea}
            question={question === 'handOn' ? question : null}
            onClose={dialog.onClose}
          />
        </Suspense>
      )}
      <DeclineDialog {...dialog} open={question === 'declined'} />
      <ReopenDialog {...dialog} open={question === 'open'} />
      <PromoteDialog {...dialog} open={question === 'promoted'} />
    </section>
  );
}
