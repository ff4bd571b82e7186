import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { Link } from '../../lib/router';
import { Avatar } from '../../ui/Avatar';
import { Rich } from '../../ui/Rich';
import { Row } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import styles from './Inbox.module.css';
import { pageOf, say } from './say';

/** Who did what, and why I am told. The whole row leads there. */
export function NotificationRow({
  notification,
  onOpen,
}: {
  notification: NotificationView;
  onOpen: () => void;
}) {
  const { t } = useTranslation(['notifications', 'ui']);
  const { actor, stage, excerpt, at, read } = notification;
  const { sentence, because, title, into } = say(notification);
  return (
    <Row className={classes(styles.row, !read && styles.unread)}>
      <Avatar person={actor ?? { id: '', name: t('somebody') }} size={32} />
      <div className="grow">
        <p>
          <Link to={pageOf(notification)} className={styles.link} onClick={onOpen}>
            {!read && <span className="sr">{t('unread')} </span>}
            <Rich
              text={t(sentence, {
                actor: actor?.name ?? t('somebody'),
                title,
                into,
                stage: stage ? t(`ui:stage.${stage}`) : '',
              })}
              tags={{ b: (name) => <b>{name}</b> }}
            />
          </Link>
        </p>
        {excerpt && <p className={`sm ${styles.excerpt}`}>{t('quote', { text: excerpt })}</p>}
        <p className="sm muted">{t(because)}</p>
      </div>
      <span className="sm muted nowrap">
        <Time at={at} />
      </span>
    </Row>
  );
}
