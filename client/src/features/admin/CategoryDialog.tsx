import {
  type CategoryKind,
  type CategoryView,
  categoryKinds,
} from '@leaven/shared/categories/categories.schemas';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { SelectField, TextArea, TextField } from '../../ui/fields';
import { PersonPicker } from '../../ui/PersonPicker';
import { searchDeciders } from '../users/queries';
import { useCreateCategory, useUpdateCategory } from './queries';

/** Adds a category, renames one or hands it to another steward. */
export function CategoryDialog({
  editing,
  onClose,
}: {
  /** Open while there is one. */
  editing: CategoryView | 'new' | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('admin');
  const category = editing === 'new' ? null : editing;
  return (
    <Dialog
      open={editing !== null}
      onClose={onClose}
      title={category ? t('category.editTitle', { name: category.name }) : t('category.addTitle')}
    >
      <CategoryForm category={category} onClose={onClose} />
    </Dialog>
  );
}

function CategoryForm({
  category,
  onClose,
}: {
  category: CategoryView | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('admin');
  const [name, setName] = useState(category?.name ?? '');
  const [description, setDescription] = useState(category?.description ?? '');
  const [kind, setKind] = useState<CategoryKind>(category?.kind ?? 'ideas');
  const [guidance, setGuidance] = useState(category?.guidance ?? '');
  const [steward, setSteward] = useState<PersonRef | undefined>(category?.steward);
  const [standIn, setStandIn] = useState<PersonRef | undefined>(category?.standIn ?? undefined);
  const [tried, setTried] = useState(false);
  const create = useCreateCategory();
  const update = useUpdateCategory();
  const submit = () => {
    setTried(true);
    if (!steward) return;
    const standInId = standIn?.id ?? null;
    const body = { name, description, guidance, kind, stewardId: steward.id, standInId };
    if (category) update.mutate({ id: category.id, ...body }, { onSuccess: onClose });
    else create.mutate(body, { onSuccess: onClose });
  };
  return (
    <Form error={create.error ?? update.error} onSubmit={submit}>
      <TextField
        name="name"
        label={t('category.name')}
        maxLength={60}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextArea
        name="description"
        label={t('category.description')}
        optional
        maxLength={300}
        value={description}
        onChange={(event) => setDescription(event.target.value.replace(/\n/g, ' '))}
      />
      <SelectField
        name="kind"
        label={t('category.kind')}
        value={kind}
        options={categoryKinds.map((one) => ({ value: one, label: t(`category.kinds.${one}`) }))}
        onChange={({ target: { value } }) =>
          setKind(categoryKinds.find((one) => one === value) ?? 'ideas')
        }
      />
      <TextArea
        name="guidance"
        label={t('category.guidance')}
        hint={t('category.guidanceHint')}
        optional
        maxLength={300}
        value={guidance}
        onChange={(event) => setGuidance(event.target.value.replace(/\n/g, ' '))}
      />
      <PersonPicker
        name="stewardId"
        label={t('category.steward')}
        hint={t('category.stewardHint')}
        problem={tried && !steward ? t('category.stewardNeeded') : undefined}
        value={steward}
        onChange={setSteward}
        search={searchDeciders}
      />
      <PersonPicker
        name="standInId"
        label={t('category.standIn')}
        hint={t('category.standInHint')}
        optional
        problem={standIn && standIn.id === steward?.id ? t('category.standInSame') : undefined}
        value={standIn}
        onChange={setStandIn}
        search={searchDeciders}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={create.isPending || update.isPending}>
          {t('category.save')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
