import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';

const DeleteAccountDialog = lazy(() => import('./DeleteAccountDialog'));

/** The way to the deletion of the own account. */
export function DeleteMyAccount() {
  const { t } = useTranslation('leaving');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('open')}</Button>
      {asking && (
        <Suspense>
          <DeleteAccountDialog person={null} open onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
