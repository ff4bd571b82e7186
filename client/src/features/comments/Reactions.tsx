import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import { type ReactionKind, reactionKinds } from '@leaven/shared/comments/reactions.schemas';
import { IconMoodPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ErrorState } from '../../ui/ErrorState';
import { Menu } from '../../ui/Menu';
import { RowsSkeleton } from '../../ui/Skeleton';
import styles from './Reactions.module.css';
import { useReact, useReactors } from './reacting';

const signs: Readonly<Record<ReactionKind, string>> = {
  thumbs_up: '👍',
  heart: '❤️',
  bright: '💡',
  thinking: '🤔',
  party: '🎉',
};

/** How people reacted, each kind a button that joins in or takes back. */
export function Reactions({ comment }: { comment: CommentView }) {
  const { t } = useTranslation('comments');
  const react = useReact(comment);
  if (comment.reactions.length === 0) return null;
  return (
    <ul className={styles.reactions} aria-label={t('reaction.label')}>
      {comment.reactions.map(({ kind, count }) => (
        <li key={kind}>
          <button
            type="button"
            className={styles.reaction}
            aria-pressed={comment.myReactions.includes(kind)}
            aria-label={t('reaction.count', { name: t(`reaction.${kind}`), count })}
            title={t(`reaction.${kind}`)}
            disabled={!comment.abilities.react}
            onClick={() => react(kind)}
          >
            <span aria-hidden="true">{signs[kind]}</span>
            <span aria-hidden="true">{t('reaction.number', { count })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** All there is to choose from, and who has. */
export function AddReaction({ comment }: { comment: CommentView }) {
  const { t } = useTranslation('comments');
  const react = useReact(comment);
  const [asking, setAsking] = useState(false);
  const { abilities, reactions, myReactions } = comment;
  if (!abilities.react && reactions.length === 0) return null;
  return (
    <>
      <Menu
        label={t('reaction.add')}
        trigger={(props) => (
          <IconButton
            {...props}
            icon={IconMoodPlus}
            label={t('reaction.add')}
            className={styles.add}
          />
        )}
        items={[
          ...(abilities.react
            ? reactionKinds.map((kind) => ({
                label: `${signs[kind]} ${t(`reaction.${kind}`)}`,
                checked: myReactions.includes(kind),
                onSelect: () => react(kind),
              }))
            : []),
          ...(reactions.length > 0
            ? [{ label: t('reaction.who'), icon: IconUsers, onSelect: () => setAsking(true) }]
            : []),
        ]}
      />
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('reaction.who')}>
        <Reactors commentId={comment.id} />
      </Dialog>
    </>
  );
}

function Reactors({ commentId }: { commentId: string }) {
  const { t } = useTranslation('comments');
  const { data, error, isPending, refetch } = useReactors(commentId);
  if (isPending) return <RowsSkeleton rows={2} />;
  if (!data)
    return (
      <ErrorState title={t('reaction.whoFailed')} error={error} onRetry={() => void refetch()} />
    );
  return (
    <dl className={styles.reactors}>
      {data.kinds.map(({ kind, count, people }) => (
        <div key={kind}>
          <dt>
            <span aria-hidden="true">{signs[kind]}</span> {t(`reaction.${kind}`)}
          </dt>
          <dd>
            {people.map(({ id, name }) => (
              <bdi key={id}>{name}</bdi>
            ))}
            {count > people.length && t('reaction.andMore', { count: count - people.length })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
