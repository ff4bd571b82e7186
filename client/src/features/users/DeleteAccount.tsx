import type { PersonView } from '@leaven/shared/users/users.schemas';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { useKeepAccount } from './queries';

const DeleteAccountDialog = lazy(() => import('./DeleteAccountDialog'));

/** For administrators: has an account deleted, or takes that back. */
export function DeleteAccount({ person }: { person: PersonView }) {
  const { t } = useTranslation('leaving');
  const [asking, setAsking] = useState(false);
  const keep = useKeepAccount(person.id);
  const { name, leavesAt } = person;
  const takeBack = () =>
    keep.mutate(undefined, {
      onSuccess: () => toast(t('kept', { name })),
      onError: (error) => toast(problemText(error), 'error'),
    });
  return (
    <>
      <Button
        kind="quiet"
        size="sm"
        busy={keep.isPending}
        onClick={() => (leavesAt ? takeBack() : setAsking(true))}
      >
        {t(leavesAt ? 'keep' : 'delete')}
        <span className="sr">{name}</span>
      </Button>
      {asking && (
        <Suspense>
          <DeleteAccountDialog person={person} open onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
