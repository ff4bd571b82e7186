import { AppError } from '@leaven/shared/http/errors';
import type { ModerationAction } from '@leaven/shared/moderation/moderation.schemas';
import { IconEyeOff, IconPencil, IconUserCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { besideRow } from '../../lib/focusRow';
import { formatList } from '../../lib/format';
import { problemText } from '../../lib/problem';
import { Link } from '../../lib/router';
import { offerUndo, toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Icon } from '../../ui/Icon';
import { Markdown } from '../../ui/Markdown';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Row } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import styles from './Queue.module.css';
import { type QueueList, useResolve } from './queries';
import type { ShownItem } from './settled';

const isOvertaken = (error: unknown) =>
  error instanceof AppError && (error.status === 409 || error.status === 404);

/** One flagged thing: what it says, who flagged it why, and what can be done about it. */
export function QueueRow({ item, list }: { item: ShownItem; list: QueueList }) {
  const { t } = useTranslation('moderation');
  const row = useRef<HTMLLIElement>(null);
  const [asking, setAsking] = useState<'hide' | 'warn' | null>(null);
  const resolve = useResolve(list);
  const { id, kind, idea, text, author, hidden, edited, openedAt, flags, reasons, said, rev } =
    item;
  const { decided } = item;

  const decide = (action: ModerationAction, reason: string, done: () => void) => {
    const goOn = besideRow(row.current);
    // Not as callbacks of `mutate`: the row may have left the list by then.
    resolve.mutateAsync({ id, action, reason, rev }).then(
      (now) => {
        done();
        goOn();
        const message = t(`done.${action}`, { title: idea.title });
        if (action !== 'hide') return toast(message);
        offerUndo({
          message,
          onUndo: () =>
            resolve
              .mutateAsync({ id, action: 'approve', reason: '', rev: now.rev })
              .catch((error) => toast(problemText(error), 'error')),
        });
      },
      (error) => {
        // Overtaken: there is nothing left to ask, and the row says what became of it.
        if (isOvertaken(error)) {
          setAsking(null);
          goOn();
        }
        if (isOvertaken(error) || action === 'approve') toast(problemText(error), 'error');
      },
    );
  };
  const sentence =
    decided && t(`settled.${decided.action}`, { name: decided.by?.name ?? t('nobody') });
  const href = kind === 'comment' ? `/ideas/${idea.id}#comment-${id}` : `/ideas/${idea.id}`;
  return (
    <Row ref={row} tabIndex={-1} className={styles.row}>
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
        {decided ? (
          <p className={styles.decided} role="status">
            <Icon of={IconUserCheck} size={16} />
            {sentence}
          </p>
        ) : (
          <div className={styles.actions}>
            <Button
              aria-keyshortcuts="a"
              busy={resolve.isPending}
              onClick={() => decide('approve', '', () => {})}
            >
              {t(hidden ? 'action.show' : 'action.approve')}
            </Button>
            {list === 'waiting' && (
              <>
                <Button aria-keyshortcuts="w" onClick={() => setAsking('warn')}>
                  {t('action.warn')}
                </Button>
                <Button kind="stop" aria-keyshortcuts="h" onClick={() => setAsking('hide')}>
                  {t('action.hide')}
                </Button>
              </>
            )}
          </div>
        )}
        {(['hide', 'warn'] as const).map((action) => (
          <ReasonDialog
            key={action}
            open={asking === action}
            onClose={() => setAsking(null)}
            title={t(`ask.${action}.title`)}
            text={sentence ?? t(`ask.${action}.text`)}
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
