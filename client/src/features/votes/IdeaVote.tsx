import type { IdeaState } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaCard, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { VoteBox, type VoteBoxProps } from '../../ui/VoteBox';
import styles from './IdeaVote.module.css';
import { useVote, votingState } from './queries';

/** The vote box of one idea: the number follows at once, and what refuses a vote says why. */
export function IdeaVote({
  idea,
  shape = 'box',
  deleted = false,
}: {
  idea: IdeaCard | IdeaView;
  shape?: 'box' | 'bar';
  /** It was deleted while its card is still shown. */
  deleted?: boolean;
}) {
  const { t } = useTranslation('votes');
  const { myVote, votes, error, dismissError, vote } = useVote(idea);
  const standing = useStanding(votingState(idea, deleted));
  const failure = error === undefined ? undefined : t('failed', { why: problemText(error) });
  useNextTouch(failure !== undefined, dismissError);
  return (
    <span className={shape === 'bar' ? styles.bar : styles.box}>
      <VoteBox
        votes={votes}
        voted={myVote === 1}
        shape={shape}
        onVote={vote}
        {...(failure ? { state: 'failed', reason: failure } : standing)}
      />
      {failure && (
        <span className={styles.failure} role="alert">
          <b>{t('didNotArrive')}</b> {failure}
        </span>
      )}
    </span>
  );
}

/** Calls back at the next press anywhere, or at Escape. */
function useNextTouch(waiting: boolean, onTouch: () => void): void {
  const touched = useEffectEvent((event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === 'Escape') onTouch();
  });
  useEffect(() => {
    if (!waiting) return;
    const listener = (event: Event) => touched(event);
    addEventListener('pointerdown', listener);
    addEventListener('keydown', listener);
    return () => {
      removeEventListener('pointerdown', listener);
      removeEventListener('keydown', listener);
    };
  }, [waiting]);
}

/** Whether the box takes votes, by the same policy that the server asks. */
function useStanding(idea: IdeaState): Pick<VoteBoxProps, 'state' | 'reason'> {
  const { t } = useTranslation('votes');
  const verdict = votesPolicy.cast(useMe(), idea);
  if (verdict.allowed) return { state: 'open' };
  const { code, message } = verdict;
  return {
    state: code === 'vote_own' ? 'own' : 'closed',
    reason: isKnown(code) ? t(`refused.${code}`) : message,
  };
}

const refusals = [
  'vote_own',
  'vote_promoted',
  'vote_declined',
  'vote_merged',
  'vote_draft',
  'vote_deleted',
  'vote_hidden',
] as const;

const isKnown = (code: string): code is (typeof refusals)[number] =>
  refusals.some((known) => known === code);
