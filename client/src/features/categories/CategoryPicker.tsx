import type { CategoryView } from '@leaven/shared/categories/categories.schemas';
import { IconChevronDown, IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Menu } from '../../ui/Menu';

/** Where an idea belongs: one category, always chosen. Archived ones take no new ideas. */
export function CategoryPicker({
  categories,
  value,
  onChange,
}: {
  categories: readonly CategoryView[];
  value: string;
  onChange: (categoryId: string) => void;
}) {
  const { t } = useTranslation('categories');
  const chosen = categories.find(({ id }) => id === value);
  const choices = categories.filter(({ id, archived }) => !archived || id === value);
  return (
    <Menu
      label={t('category')}
      trigger={(props) => (
        <Pill
          {...props}
          icon={IconFolder}
          aria-label={t('categoryIs', { name: chosen?.name ?? t('choose') })}
        >
          {chosen?.name ?? t('choose')}
          <Icon of={IconChevronDown} size={14} />
        </Pill>
      )}
      items={choices.map(({ id, name }) => ({
        label: name,
        checked: id === value,
        onSelect: () => onChange(id),
      }))}
    />
  );
}
