import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { SubmitButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { FeedPlace, useFeedAddress } from './feedPlace';
import { type FeedFilters, MOST_LOOKED_FOR } from './filters';
import styles from './SearchBox.module.css';

/** The words to look for. Enter searches; an empty box goes back to where nothing is looked for. */
export function SearchBox({
  filters,
  onSearch,
}: {
  filters: FeedFilters;
  onSearch?: (q: string) => void;
}) {
  const { t } = useTranslation('feed');
  const feedAddress = useFeedAddress();
  const isSearch = useContext(FeedPlace) === undefined;
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const { q = '', ...withoutWords } = filters;
  // Who comes without words came to write some; who goes back finds those of the address.
  useEffect(() => {
    if (input.current) input.current.value = q;
    if (q === '' && isSearch) input.current?.focus();
  }, [q, isSearch]);

  const search = (event: FormEvent) => {
    event.preventDefault();
    const words = input.current?.value.trim() ?? '';
    if (words === q) return;
    if (words === '') return navigate(isSearch ? '/search' : feedAddress(withoutWords));
    onSearch?.(words);
    // Other words have another best match; a chosen order stays.
    const sort = q === '' ? 'relevance' : filters.sort;
    navigate(feedAddress({ ...filters, q: words, sort }));
  };
  return (
    <search>
      <form className={styles.form} onSubmit={search}>
        <div className={styles.box}>
          <Icon of={IconSearch} size={20} />
          <input
            ref={input}
            id="search-box"
            type="search"
            className={styles.input}
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            defaultValue={q}
            maxLength={MOST_LOOKED_FOR}
            enterKeyHint="search"
            autoComplete="off"
          />
        </div>
        <SubmitButton kind="outline">{t('search.go')}</SubmitButton>
      </form>
    </search>
  );
}
