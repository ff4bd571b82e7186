import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** A page's code that is no longer there: the server has a newer build than this tab. */
const isOutdated = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

export function PageFault({ error }: { error: unknown }) {
  const { t } = useTranslation('app');
  const kind = isOutdated(error) ? 'updated' : 'broken';
  return (
    <div role="alert">
      <EmptyState
        title={t(`${kind}.title`)}
        action={
          <Button kind="fill" icon={IconRefresh} onClick={() => location.reload()}>
            {t('broken.reload')}
          </Button>
        }
      >
        {t(`${kind}.text`)}
      </EmptyState>
    </div>
  );
}
