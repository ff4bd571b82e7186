import { type NotificationGroup, sayGroup } from '@leaven/shared/notifications/grouping';
import { pageOf } from '@leaven/shared/notifications/say';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { Link } from '../../lib/router';
import { Avatar } from '../../ui/Avatar';
import { Rich } from '../../ui/Rich';
import { Row } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import styles from './Inbox.module.css';

/** The server takes so many in one go; a longer group is read in its latest. */
const MOST_AT_ONCE = 100;

/** Who did what, and why I am told. The whole row leads there. */
export function NotificationRow({
  group,
  onOpen,
}: {
  group: NotificationGroup;
  /** Of some that were unread. */
  onOpen: (ids: string[]) => void;
}) {
  const { t } = useTranslation(['notifications', 'ui']);
  const [latest] = group;
  const { actor, stage, role, excerpt, at } = latest;
  const unread = group.filter(({ read }) => !read).map(({ id }) => id);
  const isUnread = unread.length > 0;
  const { sentence, because, title, into, count } = sayGroup(group);
  return (
    <Row className={classes(styles.row, isUnread && styles.unread)}>
      <Avatar person={actor ?? { id: '', name: t('somebody') }} size={32} />
      <div className="grow">
        <p>
          <Link
            to={pageOf(latest)}
            className={styles.link}
            data-ids={unread.slice(0, MOST_AT_ONCE).join(' ')}
            onClick={() => isUnread && onOpen(unread.slice(0, MOST_AT_ONCE))}
          >
            {isUnread && <span className="sr">{t('unread')} </span>}
            <Rich
              text={t(sentence, {
                actor: actor?.name ?? t('somebody'),
                title,
                into,
                count,
                stage: stage ? t(`ui:stage.${stage}`) : '',
                role: role ? t(`role.${role}`) : '',
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
