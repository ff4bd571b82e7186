import { IconDoorExit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { useSignOut } from './queries';

/** Ends this session, or all of this person's. */
export function SignOut() {
  const { t } = useTranslation('auth');
  const signOut = useSignOut();
  const leave = (everywhere: boolean) => () =>
    signOut.mutate(everywhere, {
      onError: (error) => toast(t('signOut.failed', { problem: problemText(error) }), 'error'),
    });
  return (
    <div className="row wrap">
      <Button icon={IconDoorExit} busy={signOut.isPending} onClick={leave(false)}>
        {t('signOut.here')}
      </Button>
      <Button kind="quiet" busy={signOut.isPending} onClick={leave(true)}>
        {t('signOut.everywhere')}
      </Button>
    </div>
  );
}
