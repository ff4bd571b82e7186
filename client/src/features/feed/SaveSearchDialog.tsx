import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { CheckField, TextField } from '../../ui/fields';
import { useSaveSearch } from '../search/queries';
import { type FeedFilters, searchFiltersOf } from './filters';

/** Keeps what is looked for under a name. */
export default function SaveSearchDialog({
  filters,
  open,
  onClose,
}: {
  filters: FeedFilters;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('search');
  const save = useSaveSearch();
  const [name, setName] = useState(filters.q?.slice(0, 60) ?? '');
  const [notify, setNotify] = useState(true);
  const [problem, setProblem] = useState<string>();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { name, notify, filters: searchFiltersOf(filters) },
      {
        onSuccess: () => {
          toast(t('kept', { name: name.trim() }));
          onClose();
        },
        onError: (error) => setProblem(t('failed', { problem: problemText(error) })),
      },
    );
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('saveTitle')}>
      <form className="stack" onSubmit={onSubmit}>
        <TextField
          name="name"
          label={t('name')}
          value={name}
          required
          maxLength={60}
          problem={problem}
          onChange={({ target }) => setName(target.value)}
        />
        <CheckField
          label={t('notify')}
          checked={notify}
          onChange={({ target }) => setNotify(target.checked)}
        />
        <p className="sm muted">{t('notifyHint')}</p>
        <DialogFoot onCancel={onClose}>
          <SubmitButton busy={save.isPending}>{t('keep')}</SubmitButton>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
