import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { MergePreview } from '@leaven/shared/merging/merging.schemas';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { formatList } from '../../lib/format';
import { problemText } from '../../lib/problem';
import { useNavigate } from '../../lib/router';
import { offerUndo } from '../../lib/toasts';
import { Banner } from '../../ui/Banner';
import { Button, SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { Form } from '../../ui/Form';
import { TextArea, TextField } from '../../ui/fields';
import { RowsSkeleton } from '../../ui/Skeleton';
import { StageChip } from '../../ui/StageChip';
import styles from './MergeDialog.module.css';
import { mergedPath, originalPath } from './paths';
import { useMerge, useMergePreview, useTargets } from './queries';
import { useUndo } from './useUndo';

interface Target {
  id: string;
  title: string;
}
/** An idea to choose, as far as it is known: what was chosen before a reload has its title alone. */
type Choice = Target & Partial<Pick<IdeaView, 'stage' | 'votes'>>;
interface Wish {
  into: Target | null;
  reason: string;
}
const nothing: Wish = { into: null, reason: '' };

/** Finds the idea that stays, says what will happen in numbers, and merges. */
export default function MergeDialog({
  idea,
  open,
  onClose,
}: {
  idea: IdeaView;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('merging');
  return (
    <Dialog open={open} onClose={onClose} title={t('dialog.title')} wide>
      <MergeForm idea={idea} onClose={onClose} />
    </Dialog>
  );
}

function MergeForm({ idea, onClose }: { idea: IdeaView; onClose: () => void }) {
  const { t } = useTranslation(['merging', 'ui']);
  const navigate = useNavigate();
  const draft = useDraft<Wish>(`merge:${idea.id}`, nothing);
  const { into, reason } = draft.value;
  const merge = useMerge(idea.id);
  const undo = useUndo(into?.id ?? '');
  const possible = idea.abilities.merge;

  const submit = async () => {
    if (!into || !possible || merge.isPending) return;
    // No callback of `mutate`: once the idea is merged its page leads away, and this form with it.
    await merge.mutateAsync({ into: into.id, reason });
    draft.clear();
    onClose();
    navigate(mergedPath(idea.id, into.id));
    offerUndo({
      message: t('done', { title: idea.title }),
      onUndo: () => void undo.run(idea, () => navigate(`/ideas/${idea.id}`)),
    });
  };
  return (
    <Form error={possible ? merge.error : undefined} onSubmit={() => void submit().catch(() => {})}>
      {!possible && (
        <Banner icon={IconAlertTriangle} role="alert">
          {t('dialog.meanwhile', { stage: t(`ui:stage.${idea.stage}`) })}
        </Banner>
      )}
      <p className="muted">{t('dialog.text')}</p>
      <TargetPicker
        ideaId={idea.id}
        chosen={into}
        onChoose={(target) => draft.set({ into: target, reason })}
      />
      {into && <WhatWillHappen idea={idea} into={into} />}
      <TextArea
        name="reason"
        label={t('dialog.reason')}
        hint={t('dialog.reasonHint')}
        optional
        maxLength={2000}
        value={reason}
        onChange={(event) => draft.set({ into, reason: event.target.value })}
      />
      <DialogFoot>
        <Button kind="quiet" onClick={onClose}>
          {t('ui:dialog.cancel')}
        </Button>
        <SubmitButton busy={merge.isPending} disabled={!into || !possible}>
          {t('dialog.submit')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}

function TargetPicker({
  ideaId,
  chosen,
  onChoose,
}: {
  ideaId: string;
  chosen: Target | null;
  onChoose: (target: Target) => void;
}) {
  const { t } = useTranslation('merging');
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, error, isPending } = useTargets(ideaId, words);
  const kept: Choice[] = chosen && !data?.some(({ id }) => id === chosen.id) ? [chosen] : [];
  return (
    <div className={styles.picker}>
      <TextField
        name="into"
        type="search"
        label={t('dialog.search')}
        hint={words === '' ? t('dialog.searchHint') : undefined}
        maxLength={200}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        // The form is not sent by searching.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {isPending && <RowsSkeleton rows={3} />}
      {error && (
        <p className="sm" role="alert">
          {problemText(error)}
        </p>
      )}
      {data?.length === 0 && kept.length === 0 && (
        <EmptyState
          icon={IconSearch}
          title={t(words === '' ? 'dialog.noSimilar' : 'dialog.none')}
        />
      )}
      <fieldset className={styles.targets}>
        <legend className="sr">{t('dialog.targets')}</legend>
        {[...kept, ...(data ?? [])].map((target: Choice) => (
          <label key={target.id} className={styles.target}>
            <input
              type="radio"
              name="target"
              checked={chosen?.id === target.id}
              onChange={() => onChoose({ id: target.id, title: target.title })}
            />
            <span className="grow">
              <bdi>{target.title}</bdi>
            </span>
            {target.stage && <StageChip stage={target.stage} />}
            {typeof target.votes === 'number' && (
              <span className="sm muted nowrap">{t('here.votes', { count: target.votes })}</span>
            )}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** Both ideas side by side, and what they come to together. */
function WhatWillHappen({ idea, into }: { idea: IdeaView; into: Target }) {
  const { t } = useTranslation('merging');
  const { data, error, isPending } = useMergePreview(idea.id, into.id);
  if (error)
    return (
      <Banner tone="red" icon={IconAlertTriangle} role="alert">
        {problemText(error)}
      </Banner>
    );
  if (isPending) return <RowsSkeleton rows={2} />;
  // While counts are hidden there are no votes to tell.
  const numbers = (of: MergePreview['idea']) =>
    formatList([
      ...(of.votes === null ? [] : [t('here.votes', { count: of.votes })]),
      t('comments', { count: of.commentCount }),
    ]);
  return (
    <section className={styles.preview} aria-label={t('preview.label')} aria-live="polite">
      <div className={styles.pair}>
        <Side label={t('preview.goes')} title={idea.title} href={originalPath(idea.id)}>
          {numbers(data.idea)}
        </Side>
        <Side label={t('preview.stays')} title={into.title} href={`/ideas/${into.id}`}>
          {numbers(data.into)}
        </Side>
      </div>
      <p>
        <b>{t('preview.together', { what: numbers(data.together) })}</b> {t('preview.once')}
        {data.comeAlong > 0 && ` ${t('preview.comeAlong', { count: data.comeAlong })}`}
      </p>
    </section>
  );
}

const Side = ({
  label,
  title,
  href,
  children,
}: {
  label: string;
  title: string;
  href: string;
  children: string;
}) => (
  <div className={styles.side}>
    <p className="sm muted">{label}</p>
    <p>
      <a href={href} target="_blank" rel="noreferrer" className="link">
        <bdi>{title}</bdi>
      </a>
    </p>
    <p className="sm muted">{children}</p>
  </div>
);
