import { type Role, roles } from '@leaven/shared/users/roles';
import type { PersonView } from '@leaven/shared/users/users.schemas';
import { IconBan, IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { formatDay } from '../../lib/format';
import { problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { offerUndo, toast } from '../../lib/toasts';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Row } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import { DeleteAccount } from '../users/DeleteAccount';
import { useUpdatePerson } from '../users/queries';
import styles from './admin.module.css';
import { DisableDialog } from './DisableDialog';

/** One account. The own one cannot be changed: somebody else has to take one's rights away. */
export function PersonRow({ person }: { person: PersonView }) {
  const { t } = useTranslation(['admin', 'leaving']);
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const { mutateAsync, isPending } = useUpdatePerson();
  const { id, name, email, role, department, disabled, lastSeenAt, leavesAt } = person;
  const isMe = id === me.id;

  const change = async (patch: { role: Role } | { disabled: boolean }, done: () => void) => {
    try {
      await mutateAsync({ id, ...patch });
      done();
    } catch (error) {
      toast(t('person.notChanged', { name, problem: problemText(error) }), 'error');
    }
  };
  const setRole = (next: Role) =>
    change({ role: next }, () =>
      offerUndo({
        message: t('person.roleDone', { name, role: t(`person.${next}`) }),
        onUndo: () => void change({ role }, () => {}),
      }),
    );
  const enable = () => change({ disabled: false }, () => toast(t('person.enabledDone', { name })));

  return (
    <Row className={classes(styles.person, disabled && styles.off)}>
      <Avatar person={person} size={32} />
      <div className={styles.who}>
        <p className="row wrap">
          <b>{name}</b>
          {isMe && <span className="sm muted">{t('person.you')}</span>}
          {disabled && <Chip icon={IconBan}>{t('person.disabled')}</Chip>}
          {leavesAt && (
            <Chip icon={IconUserX}>{t('leaving:leaves', { date: formatDay(leavesAt) })}</Chip>
          )}
        </p>
        <p className="sm muted">{[email, department].filter(Boolean).join(' · ')}</p>
        <p className="sm muted">
          {lastSeenAt ? (
            <>
              {t('person.seen')} <Time at={lastSeenAt} as="day" />
            </>
          ) : (
            t('person.neverSeen')
          )}
        </p>
      </div>
      <select
        className={styles.role}
        aria-label={t('person.roleOf', { name })}
        value={role}
        disabled={isMe || isPending}
        onChange={(event) => {
          const next = roles.find((known) => known === event.target.value);
          if (next) void setRole(next);
        }}
      >
        {roles.map((known) => (
          <option key={known} value={known}>
            {t(`person.${known}`)}
          </option>
        ))}
      </select>
      {!isMe && (
        <div className={styles.account}>
          {!leavesAt && (
            <Button
              kind="quiet"
              size="sm"
              busy={isPending}
              onClick={() => (disabled ? void enable() : setAsking(true))}
            >
              {t(disabled ? 'person.enable' : 'person.disable')}
              <span className="sr">{name}</span>
            </Button>
          )}
          <DeleteAccount person={person} />
        </div>
      )}
      <DisableDialog person={person} open={asking} onClose={() => setAsking(false)} />
    </Row>
  );
}
