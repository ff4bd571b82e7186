import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import styles from '../fields.module.css';
import { PersonBlock } from '../Person';
import type { PersonPickerProps } from '../PersonPicker';
import { Themed } from './Themed';

const typingPause = 150;

/** The people found for what is typed, a moment after the typing. */
function usePeople(text: string, search: PersonPickerProps['search']) {
  const [found, setFound] = useState<readonly PersonRef[]>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      search(text, abort.signal).then(
        (people) => {
          setFound(people);
          setError(undefined);
        },
        (reason) => abort.signal.aborted || setError(reason),
      );
    }, typingPause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, search]);
  return { found, error };
}

export default function PersonSelect({ value, onChange, search, wiring }: PersonPickerProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState('');
  // With somebody chosen the field shows their name; that is no search.
  const searching = typed !== '' && typed !== value?.name;
  const { found, error } = usePeople(searching ? typed : '', search);
  const people = new Map((found ?? []).map((person) => [person.id, person]));
  if (value) people.set(value.id, value);
  return (
    <Themed>
      <Select
        {...wiring}
        size="md"
        classNames={{ input: styles.input ?? '', options: styles.options ?? '' }}
        searchable
        clearable={false}
        // In a dialog the field has the focus at once: the list must not cover what the dialog says.
        openOnFocus={false}
        // In place and fixed: in a dialog, and not cut off by it.
        // The list scrolls itself: a frame around it that scrolls would be out of reach of the keys.
        withScrollArea={false}
        comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed', shadow: 'md' }}
        data={[...people.values()].map(({ id, name }) => ({ value: id, label: name }))}
        // The server has searched already; the one who is chosen is in the list only to be shown.
        filter={({ options }) =>
          options.filter(
            (o) => !searching || found?.some(({ id }) => 'value' in o && id === o.value),
          )
        }
        // Escape closes the list first, and only then the dialog that it stands in.
        onKeyDown={(event) => {
          if (event.key === 'Escape' && event.currentTarget.ariaExpanded === 'true')
            event.preventDefault();
        }}
        // Typing means somebody else, not more letters behind the name.
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        value={value?.id ?? null}
        onChange={(id) => id && onChange(people.get(id))}
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage={
          error ? problemText(error) : t(found ? 'person.nobody' : 'person.searching')
        }
        renderOption={({ option }) => {
          const person = people.get(option.value);
          return person && <PersonBlock person={person} note={person.department} />;
        }}
      />
    </Themed>
  );
}
