import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill } from './Button';
import { Icon, type TablerIcon } from './Icon';
import { Menu } from './Menu';

/** One filter: its name while it is off, its value while it narrows the list. */
export function FilterMenu<Value extends string>({
  label,
  value,
  options,
  onChange,
  icon,
}: {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string; icon?: TablerIcon }[];
  /** undefined: all of them. */
  onChange: (value: Value | undefined) => void;
  icon?: TablerIcon;
}) {
  const { t } = useTranslation('ui');
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu
      label={label}
      trigger={(props) => (
        <Pill
          {...props}
          icon={icon}
          on={chosen !== undefined}
          aria-label={chosen && t('filter.chosen', { filter: label, value: chosen.label })}
        >
          {chosen?.label ?? label}
          <Icon of={IconChevronDown} size={14} />
        </Pill>
      )}
      items={[
        { label: t('filter.all'), checked: !chosen, onSelect: () => onChange(undefined) },
        ...options.map((option) => ({
          label: option.label,
          ...(option.icon ? { icon: option.icon } : {}),
          checked: option.value === value,
          onSelect: () => onChange(option.value),
        })),
      ]}
    />
  );
}
