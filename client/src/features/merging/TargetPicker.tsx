import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { EmptyState } from '../../ui/EmptyState';
import { TextField } from '../../ui/fields';
import { RowsSkeleton } from '../../ui/Skeleton';
import { StageChip } from '../../ui/StageChip';
import styles from './MergeDialog.module.css';
import { useTargets } from './queries';

export interface Target {
  id: string;
  title: string;
}
/** An idea to choose, as far as it is known: what was chosen before a reload has its title alone. */
type Choice = Target & Partial<Pick<IdeaView, 'stage' | 'votes'>>;

/** Finds the idea that stays. */
export function TargetPicker({
  ideaId,
  offered = [],
  chosen,
  onChoose,
}: {
  /** What is like this one is offered, and itself is not. */
  ideaId: string;
  /** These stand first, whatever is typed. */
  offered?: readonly Choice[];
  chosen: Target | null;
  onChoose: (target: Target) => void;
}) {
  const { t } = useTranslation('merging');
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, error, isPending } = useTargets(ideaId, words);
  const known = new Map<string, Choice>();
  for (const choice of [...offered, ...(data ?? [])])
    if (!known.has(choice.id)) known.set(choice.id, choice);
  const choices = [...known.values()];
  if (chosen && !known.has(chosen.id)) choices.unshift(chosen);
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
      {data && choices.length === 0 && (
        <EmptyState
          icon={IconSearch}
          title={t(words === '' ? 'dialog.noSimilar' : 'dialog.none')}
        />
      )}
      <fieldset className={styles.targets}>
        <legend className="sr">{t('dialog.targets')}</legend>
        {choices.map((target) => (
          <TargetChoice
            key={target.id}
            target={target}
            isChosen={chosen?.id === target.id}
            onChoose={() => onChoose({ id: target.id, title: target.title })}
          />
        ))}
      </fieldset>
    </div>
  );
}

/** One idea to choose, with what is known of it. */
export function TargetChoice({
  target,
  isChosen,
  onChoose,
}: {
  target: Choice;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('merging');
  return (
    <label className={styles.target}>
      <input type="radio" name="target" checked={isChosen} onChange={onChoose} />
      <span className="grow">
        <bdi>{target.title}</bdi>
      </span>
      {target.stage && <StageChip stage={target.stage} />}
      {typeof target.votes === 'number' && (
        <span className="sm muted nowrap">{t('here.votes', { count: target.votes })}</span>
      )}
    </label>
  );
}
