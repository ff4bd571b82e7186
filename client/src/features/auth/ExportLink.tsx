import { exportMyData } from '@leaven/shared/users/export.api';
import { useTranslation } from 'react-i18next';

/** Saves everything that is kept of me; the browser does the waiting. */
export function ExportLink() {
  const { t } = useTranslation('auth');
  return (
    <a href={exportMyData.path} download className="link">
      {t('export.button')}
    </a>
  );
}
