import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconUsersPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Rich } from '../../ui/Rich';
import { useAcceptCoAuthorship, useEndCoAuthorship } from './coAuthoring';
import styles from './Invitation.module.css';

/** Somebody asks this viewer to write the idea together: what that means, and the two answers. */
export function Invitation({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('authors');
  const me = useMe();
  const accept = useAcceptCoAuthorship(idea.id);
  const end = useEndCoAuthorship(idea.id);
  const { invitedBy } = idea.coAuthoring;
  if (!invitedBy) return null;
  const onError = (error: unknown) => toast(problemText(error), 'error');
  return (
    <div className={styles.invitation}>
      <Banner icon={IconUsersPlus}>
        <p>
          <Rich
            text={t('invitation.asks', { name: invitedBy.name })}
            tags={{ b: (name) => <b>{name}</b> }}
          />{' '}
          {idea.myVote === 1 ? t('invitation.meansVote') : t('invitation.means')}
        </p>
        <p className={`row wrap ${styles.answers}`}>
          <Button
            size="sm"
            kind="fill"
            busy={accept.isPending}
            disabled={end.isPending}
            onClick={() =>
              accept.mutate(undefined, {
                onSuccess: () => toast(t('invitation.accepted')),
                onError,
              })
            }
          >
            {t('invitation.accept')}
          </Button>
          <Button
            size="sm"
            kind="quiet"
            busy={end.isPending}
            disabled={accept.isPending}
            onClick={() =>
              end.mutate(me.id, { onSuccess: () => toast(t('invitation.declined')), onError })
            }
          >
            {t('invitation.decline')}
          </Button>
        </p>
      </Banner>
    </div>
  );
}
