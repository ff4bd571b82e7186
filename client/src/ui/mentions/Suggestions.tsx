import { openPalette } from '@leaven/shared/feed/palette.api';
import type { Mention } from '@leaven/shared/mentions';
import { findPeople } from '@leaven/shared/users/users.api';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { call } from '../../lib/api';
import { classes } from '../../lib/classes';
import { Avatar } from '../Avatar';
import styles from '../Float.module.css';
import { Icon } from '../Icon';
import { besideCaret } from './besideCaret';
import own from './mentions.module.css';
import { type Asked, fits } from './text';

const typingPause = 120;

interface Suggestion extends Mention {
  note: string | null;
}

async function search({ kind, q }: Asked, signal: AbortSignal): Promise<Suggestion[]> {
  if (kind === 'person') {
    const { items } = await call(findPeople, { query: { q } }, { signal });
    return items.map(({ id, name, department }) => ({ kind, id, label: name, note: department }));
  }
  const { ideas } = await call(openPalette, { query: { q, section: 'ideas' } }, { signal });
  return ideas.map(({ id, title }) => ({ kind, id, label: title, note: null }));
}

/** What was asked, once the typing has stood still for a moment. */
function useSettled(asked: Asked): Asked {
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), typingPause);
    return () => clearTimeout(timer);
  }, [asked]);
  return settled;
}

interface Props {
  id: string;
  field: HTMLTextAreaElement;
  asked: Asked;
  onPick: (mention: Mention) => void;
  onClose: () => void;
}

/** Colleagues or ideas that somebody may be about to name. The focus stays in the field. */
export default function Suggestions({ id, field, asked, onPick, onClose }: Props) {
  const { t } = useTranslation('ui');
  const settled = useSettled(asked);
  const { kind } = asked;
  // Of what is typed no more, the request is given up.
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['mentions', settled.kind, settled.q],
    queryFn: ({ signal }) => search(settled, signal),
    placeholderData: (before) => (before?.[0]?.kind === kind ? before : undefined),
    staleTime: 30_000,
    retry: false,
  });
  // Until the answer to what is typed by now is there, of the one before what may still be meant: who
  // types fast and presses Enter must not name somebody else.
  const isLate = isPlaceholderData || settled.q !== asked.q;
  const items = (data ?? []).filter(
    (one) => one.kind === kind && (!isLate || fits(one.label, asked.q)),
  );
  const [active, setActive] = useState(0);
  const panel = useRef<HTMLDivElement>(null);
  const isOpen = items.length > 0;
  const at = Math.min(active, items.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  useLayoutEffect(() => {
    if (isOpen) panel.current?.showPopover();
  }, [isOpen]);
  // More or fewer may fit elsewhere.
  useLayoutEffect(() => {
    if (panel.current) besideCaret(panel.current, field, asked.from);
  });

  // The field belongs to somebody else, so it is told by hand what it leads to.
  useEffect(() => {
    if (!isOpen) return;
    const said = {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': id,
      'aria-activedescendant': `${id}-${at}`,
    };
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(said)) field.removeAttribute(name);
    };
  }, [isOpen, field, id, at]);

  const settledEmpty = !isFetching && settled.q === asked.q && !isOpen;
  useEffect(() => {
    if (items.length > 0) announce(t(`mention.found.${kind}`, { count: items.length }));
    else if (settledEmpty) announce(t(`mention.none.${kind}`));
  }, [items.length, settledEmpty, kind, t]);
  useEffect(() => {
    panel.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !isOpen) return;
    const chosen = items[at];
    if (event.key === 'ArrowDown') setActive((at + 1) % items.length);
    else if (event.key === 'ArrowUp') setActive((at - 1 + items.length) % items.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.shiftKey)
      onPick(chosen);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    // Enter and Escape mean the list, not the form that the field stands in.
    event.stopPropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    field.addEventListener('keydown', listener);
    return () => field.removeEventListener('keydown', listener);
  }, [field]);

  if (!isOpen) return null;
  return (
    <div
      ref={panel}
      popover="manual"
      id={id}
      role="listbox"
      aria-label={t(`mention.list.${kind}`)}
      className={classes(styles.float, styles.menu, own.list)}
      // A click must not take the focus out of the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
        <div
          key={item.id}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={classes(styles.item, own.option)}
          onClick={() => onPick(item)}
        >
          {item.kind === 'person' ? (
            <Avatar person={{ id: item.id, name: item.label }} size={24} />
          ) : (
            <Icon of={IconBulb} size={16} />
          )}
          <span className={own.name}>{item.label}</span>
          {item.note && <span className={own.note}>{item.note}</span>}
        </div>
      ))}
    </div>
  );
}
