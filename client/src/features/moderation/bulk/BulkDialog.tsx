import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../lib/drafts';
import { formatList } from '../../../lib/format';
import { useMe } from '../../../lib/session';
import { SubmitButton } from '../../../ui/Button';
import { Dialog, DialogFoot } from '../../../ui/Dialog';
import { Form } from '../../../ui/Form';
import { SelectField, TextArea } from '../../../ui/fields';
import { useCategories } from '../../categories/queries';
import { type Target, TargetPicker } from '../../merging/TargetPicker';
import styles from './Bulk.module.css';
import { bulk } from './run';
import { type Change, newRun } from './runner';

export type Question = Exclude<Change['action'], 'undo'>;

const mostNamed = 3;

/** What is to be done with the selected ideas, why, and where to. */
export function BulkDialog({
  question,
  ideas,
  onClose,
}: {
  /** The one that is open. */
  question: Question | null;
  ideas: readonly IdeaCard[];
  onClose: () => void;
}) {
  const { t } = useTranslation('bulk');
  return (
    <Dialog
      open={question !== null}
      onClose={onClose}
      title={question ? t(`title.${question}`, { count: ideas.length }) : ''}
      wide={question === 'merge'}
    >
      {question && <BulkForm question={question} ideas={ideas} onClose={onClose} />}
    </Dialog>
  );
}

function BulkForm({
  question,
  ideas,
  onClose,
}: {
  question: Question;
  ideas: readonly IdeaCard[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['bulk', 'ui']);
  const me = useMe();
  const draft = useDraft(`bulk:${question}`, '');
  const [categoryId, setCategoryId] = useState('');
  const [into, setInto] = useState<Target | null>(null);
  const [tried, setTried] = useState(false);
  const { data: categories = [] } = useCategories();
  const [first] = ideas;

  const going = question === 'merge' ? ideas.filter(({ id }) => id !== into?.id) : ideas;
  const needsReason = question === 'archive' || question === 'decline';
  const missingReason = needsReason && draft.value.trim() === '';
  const missingCategory = question === 'move' && categoryId === '';
  const missingInto = question === 'merge' && (!into || going.length === 0);

  const submit = () => {
    setTried(true);
    if (missingReason || missingCategory || missingInto || going.length === 0) return;
    const chosen = going.map(({ id, title, category }) => ({ id, title, categoryId: category.id }));
    void bulk.start(
      newRun(me.id, chosen, {
        action: question,
        ...(question === 'move' ? { categoryId } : { reason: draft.value }),
        ...(question === 'merge' && into ? { into: into.id } : {}),
      }),
    );
    draft.clear();
    onClose();
  };
  const others = ideas.length - mostNamed;
  const named = ideas.slice(0, mostNamed).map(({ title }) => `“${title}”`);
  return (
    <Form onSubmit={submit}>
      <p className={styles.named}>
        {formatList(others > 0 ? [...named, t('more', { count: others })] : named)}
      </p>
      <p className="muted">{t(`text.${question}`)}</p>
      {question === 'move' && (
        <SelectField
          name="categoryId"
          label={t('category')}
          problem={tried && missingCategory ? t('missingCategory') : undefined}
          value={categoryId}
          onChange={({ target }) => setCategoryId(target.value)}
          options={[
            { value: '', label: t('choose') },
            ...categories
              .filter(({ archived }) => !archived)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {question === 'merge' && first && (
        <>
          <TargetPicker ideaId={first.id} offered={ideas} chosen={into} onChoose={setInto} />
          {tried && missingInto && (
            <p className={styles.missing} role="alert">
              {t(into ? 'noOther' : 'missingInto')}
            </p>
          )}
        </>
      )}
      {question !== 'move' && (
        <TextArea
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          problem={tried && missingReason ? t('ui:field.reasonNeeded') : undefined}
          maxLength={2000}
          optional={!needsReason}
          required={needsReason}
          value={draft.value}
          onChange={({ target }) => draft.set(target.value)}
        />
      )}
      <DialogFoot onCancel={onClose}>
        <SubmitButton>{t(`submit.${question}`)}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
