import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../lib/classes';
import { formatNumber } from '../lib/format';
import { Arrow } from './Arrow';
import styles from './VoteBox.module.css';

export interface VoteBoxProps {
  /** null where the counts are hidden from this person. */
  votes: number | null;
  voted: boolean;
  /** `closed` and `own` take no vote and say why; `failed` is the last vote that did not arrive. */
  state?: 'open' | 'closed' | 'own' | 'failed';
  /** The sentence that goes with any state but `open`. */
  reason?: string | undefined;
  onVote?: (value: 1 | 0) => void;
  /** A box in a list, a bar on the idea's own page. */
  shape?: 'box' | 'bar';
  className?: string | undefined;
}

/** One person's stand on one idea; all of it is the target. */
export function VoteBox(props: VoteBoxProps) {
  const { votes, voted, state = 'open', reason, onVote, shape = 'box', className } = props;
  const { t } = useTranslation('ui');
  const reasonId = useId();
  const takesVotes = state === 'open' || state === 'failed';
  // Nobody is asked to vote where no vote is taken.
  const asked = takesVotes ? t('vote.vote') : t('vote.votes');
  const word = voted ? t(shape === 'bar' ? 'vote.youVoted' : 'vote.voted') : asked;
  const count = votes === null ? t('vote.hidden') : t('vote.count', { count: votes });
  const showsWord = shape === 'bar' || votes === null;

  return (
    <button
      type="button"
      className={classes(styles.vote, styles[shape], styles[state], className)}
      aria-pressed={voted}
      aria-describedby={reason ? reasonId : undefined}
      aria-disabled={takesVotes ? undefined : true}
      // The second click of a double click is the same wish; a key press counts no clicks.
      onClick={({ detail }) => takesVotes && detail <= 1 && onVote?.(voted ? 0 : 1)}
    >
      <Arrow />
      <span className={showsWord ? styles.word : 'sr'}>{word}</span>
      {votes !== null && (
        <span className={styles.number} aria-hidden="true">
          {formatNumber(votes)}
        </span>
      )}
      <span className="sr">, {count}</span>
      {reason && (
        // Hidden from the name, and read as the description.
        <span className={state === 'failed' ? 'sr' : styles.why} id={reasonId} aria-hidden="true">
          {reason}
        </span>
      )}
    </button>
  );
}
