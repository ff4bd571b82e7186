import { askKinds } from '@leaven/shared/askKinds';
import type { CategoryView } from '@leaven/shared/categories/categories.schemas';
import { IconFilter2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/Button';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { PersonPicker } from '../../ui/PersonPicker';
import { Popover } from '../../ui/Popover';
import { searchAnyone, usePersonRef } from '../users/queries';
import styles from './FeedBar.module.css';
import { type FeedFilters, isFiltered, shownStages } from './filters';

/** Whose ideas are shown, and on phones also what has no room in the bar. */
export function AllFilters({
  filters,
  categories,
  narrow,
}: {
  filters: FeedFilters;
  categories: readonly CategoryView[];
  narrow: (change: Partial<FeedFilters>) => void;
}) {
  const { t } = useTranslation('feed');
  const { t: tUi } = useTranslation('ui');
  const { t: tAsks } = useTranslation('asks');
  const author = usePersonRef(filters.authorId);
  const all = { value: '', label: tUi('filter.all') };
  return (
    <Popover
      label={t('filter.filters')}
      trigger={(props) => (
        <Pill
          {...props}
          icon={IconFilter2}
          on={isFiltered(filters)}
          aria-label={t(isFiltered(filters) ? 'filter.filtersOn' : 'filter.filters')}
        >
          <span className="from-768">{t('filter.filters')}</span>
          {isFiltered(filters) && <span className={styles.mark} aria-hidden="true" />}
        </Pill>
      )}
    >
      <div className={styles.all}>
        <div className="only-phone">
          <SelectField
            name="category"
            label={t('filter.category')}
            value={filters.categoryId ?? ''}
            options={[all, ...categories.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={({ target }) => narrow({ categoryId: target.value || undefined })}
          />
        </div>
        <div className="only-phone">
          <SelectField
            name="stage"
            label={t('filter.stage')}
            value={filters.stage ?? ''}
            options={[
              all,
              ...shownStages.map((stage) => ({ value: stage, label: tUi(`stage.${stage}`) })),
            ]}
            onChange={({ target }) =>
              narrow({ stage: shownStages.find((stage) => stage === target.value) })
            }
          />
        </div>
        <SelectField
          name="ask"
          label={t('filter.ask')}
          value={filters.ask ?? ''}
          options={[
            all,
            ...askKinds.map((kind) => ({ value: kind, label: tAsks(`kind.${kind}`) })),
          ]}
          onChange={({ target }) => narrow({ ask: askKinds.find((kind) => kind === target.value) })}
        />
        <CheckField
          label={t('filter.help')}
          checked={filters.help ?? false}
          onChange={({ target }) => narrow({ help: target.checked || undefined })}
        />
        <CheckField
          label={t('filter.replied')}
          checked={filters.replied ?? false}
          onChange={({ target }) => narrow({ replied: target.checked || undefined })}
        />
        <CheckField
          label={t('filter.unanswered')}
          checked={filters.unanswered ?? false}
          onChange={({ target }) => narrow({ unanswered: target.checked || undefined })}
        />
        <CheckField
          label={t('filter.mine')}
          checked={filters.mine}
          onChange={({ target }) => narrow({ mine: target.checked })}
        />
        <SelectField
          name="voted"
          label={t('filter.voteState')}
          value={filters.voted ? 'voted' : filters.unvoted ? 'unvoted' : ''}
          options={[
            all,
            { value: 'voted', label: t('filter.voted') },
            { value: 'unvoted', label: t('filter.unvoted') },
          ]}
          onChange={({ target: { value } }) =>
            narrow({ voted: value === 'voted', unvoted: value === 'unvoted' })
          }
        />
        <PersonPicker
          name="authorId"
          label={t('filter.author')}
          value={author}
          onChange={(person) => narrow({ authorId: person?.id })}
          search={searchAnyone}
        />
        <div className={styles.days}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              type="date"
              name={end}
              label={t(`filter.${end}`)}
              value={filters[end] ?? ''}
              onChange={({ target }) => narrow({ [end]: target.value || undefined })}
            />
          ))}
        </div>
      </div>
    </Popover>
  );
}
