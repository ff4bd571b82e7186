import type { ModerationAction, QueueItem } from '@leaven/shared/moderation/moderation.schemas';
import { IconEyeOff, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../lib/format';
import { problemText } from '../../lib/problem';
import { Link } from '../../lib/router';
import { offerUndo, toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Markdown } from '../../ui/Markdown';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Row } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import styles from './Queue.module.css';
import { type QueueList, useResolve } from './queries';

/** One flagged thing: what it says, who flagged it why, and what can be done about it. */
export function QueueRow({ item, list }: { item: QueueItem; list: QueueList }) {
  const { t } = useTranslation('moderation');
  const [asking, setAsking] = useState<'hide' | 'warn' | null>(null);
  const resolve = useResolve(list);
  const { id, kind, idea, text, author, hidden, edited, openedAt, flags, reasons, said, rev } =
    item;

  const decide = (action: ModerationAction, reason: string, done: () => void) =>
    resolve.mutate(
      { id, action, reason, rev },
      {
        onSuccess: (now) => {
          done();
          const message = t(`done.${action}`, { title: idea.title });
          if (action !== 'hide') return toast(message);
          offerUndo({
            message,
            onUndo: () =>
              resolve.mutate(
                { id, action: 'approve', rev: now.rev },
                { onError: (error) => toast(problemText(error), 'error') },
              ),
          });
        },
        onError: (error) => {
          if (action === 'approve') toast(problemText(error), 'error');
        },
      },
    );
  const href = kind === 'comment' ? `/ideas/${idea.id}#comment-${id}` : `/ideas/${idea.id}`;
  return (
    <Row className={styles.row}>
      <article className="grow" aria-label={idea.title}>
        <p className="sm muted row wrap">
          <span>{t(`kind.${kind}`)}</span>
          <span>{author?.name ?? t('nobody')}</span>
          <Time at={openedAt} />
          {hidden && <Chip icon={IconEyeOff}>{t('isHidden')}</Chip>}
          {edited && <Chip icon={IconPencil}>{t('isEdited')}</Chip>}
        </p>
        <h2 className="h3">
          <Link to={href} className="link">
            {idea.title}
          </Link>
        </h2>
        {text && (
          <div className={styles.text}>
            <Markdown text={text} />
          </div>
        )}
        {flags > 0 && (
          <p className="sm">
            <b>{t('flaggedBy', { count: flags })}</b>{' '}
            {formatList(
              reasons.map(({ reason, count }) =>
                t('reasonCount', { reason: t(`reason.${reason}`), count }),
              ),
            )}
          </p>
        )}
        {said.some(({ note }) => note !== '') && (
          <ul className={styles.said}>
            {said
              .filter(({ note }) => note !== '')
              .map(({ by, note, at }) => (
                <li key={`${by?.id}-${at}`} className="sm muted">
                  {t('saysNote', { name: by?.name ?? t('nobody'), note })}
                </li>
              ))}
          </ul>
        )}
        <div className={styles.actions}>
          <Button busy={resolve.isPending} onClick={() => decide('approve', '', () => {})}>
            {t(hidden ? 'action.show' : 'action.approve')}
          </Button>
          {list === 'waiting' && (
            <>
              <Button onClick={() => setAsking('warn')}>{t('action.warn')}</Button>
              <Button kind="stop" onClick={() => setAsking('hide')}>
                {t('action.hide')}
              </Button>
            </>
          )}
        </div>
        {(['hide', 'warn'] as const).map((action) => (
          <ReasonDialog
            key={action}
            open={asking === action}
            onClose={() => setAsking(null)}
            title={t(`ask.${action}.title`)}
            text={t(`ask.${action}.text`)}
            draftKey={`${action}:${id}`}
            label={t('ask.reason')}
            hint={t('ask.reasonHint')}
            submit={t(`ask.${action}.submit`)}
            busy={resolve.isPending}
            error={resolve.error}
            onSubmit={(reason, done) => decide(action, reason, done)}
          />
        ))}
      </article>
    </Row>
  );
}
