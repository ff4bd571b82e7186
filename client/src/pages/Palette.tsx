import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberPlace } from '../features/search/recentPlaces';
import { classes } from '../lib/classes';
import { useNavigate } from '../lib/router';
import { useMe } from '../lib/session';
import { Icon } from '../ui/Icon';
import styles from './Palette.module.css';
import { type Choice, usePaletteChoices } from './usePaletteChoices';

/**
 * Goes anywhere by a few letters. A combobox: the focus stays in the field, the arrows move over the
 * list, Enter goes, Escape closes.
 */
export default function Palette({
  pages,
  onPost,
  onClose,
}: {
  pages: readonly Choice[];
  onPost: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('search');
  const me = useMe();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { groups, isLooking, isFailed } = usePaletteChoices(typed, pages, onPost);
  const choices = groups.flatMap((group) => group.choices);
  const active = Math.min(at, choices.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    dialog.current?.close();
    if (choice.to) {
      rememberPlace(me.id, { to: choice.to, label: choice.label });
      navigate(choice.to);
    }
    choice.run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Within an input method Enter takes a word, it does not go anywhere.
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = {
      ArrowDown: (active + 1) % choices.length,
      ArrowUp: (active - 1 + choices.length) % choices.length,
      PageDown: Math.min(active + 5, choices.length - 1),
      PageUp: Math.max(active - 5, 0),
    };
    const next = steps[event.key];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter') choose(choices[active]);
    else return;
    event.preventDefault();
  };

  let index = -1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes; the click is one on the ground beside
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('palette.title')}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && dialog.current.close()}
    >
      <div className={styles.inner}>
        <input
          className={styles.input}
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={choices.length > 0 ? optionId(active) : undefined}
          aria-autocomplete="list"
          aria-describedby={`${id}-keys`}
          placeholder={t('palette.placeholder')}
          value={typed}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div
          className={styles.list}
          role="listbox"
          id={`${id}-list`}
          aria-label={t('palette.title')}
        >
          {groups.map((group, groupAt) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={group.title} role="group" aria-labelledby={`${id}-group-${groupAt}`}>
              <div className={styles.group} id={`${id}-group-${groupAt}`}>
                {group.title}
              </div>
              {group.choices.map((choice) => {
                index += 1;
                const place = index;
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
                  <div
                    key={choice.to ?? choice.label}
                    id={optionId(place)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={place === active}
                    className={classes(styles.option, place === active && styles.active)}
                    onClick={() => choose(choice)}
                  >
                    <Icon of={choice.icon} size={20} />
                    <bdi className={styles.label}>{choice.label}</bdi>
                    {choice.note && <span className={styles.note}>{choice.note}</span>}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        <p className={styles.foot} role="status">
          {isFailed
            ? t('palette.failed')
            : isLooking
              ? t('palette.loading')
              : t('palette.found', { count: choices.length })}
        </p>
        <p className={styles.foot} id={`${id}-keys`}>
          {t('palette.keys')}
        </p>
      </div>
    </dialog>
  );
}
