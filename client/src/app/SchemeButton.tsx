import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setColorScheme, useColorScheme } from '../lib/colorScheme';
import { IconButton } from '../ui/Button';

export function SchemeButton() {
  const { t } = useTranslation('app');
  const { scheme } = useColorScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <IconButton
      icon={other === 'dark' ? IconMoon : IconSun}
      label={t(other === 'dark' ? 'scheme.toDark' : 'scheme.toLight')}
      onClick={() => setColorScheme(other)}
    />
  );
}
