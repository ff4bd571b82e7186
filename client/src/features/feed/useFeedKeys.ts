import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/session';
import { useShortcuts } from '../../lib/shortcuts';
import { castWish } from '../votes/queries';

/**
 * Walks a list of ideas by keys: j and k move, v votes, o opens.
 * @returns the idea that was reached, and the ref of the element that holds the cards
 */
export function useFeedKeys(ideas: readonly IdeaCard[], open: (ideaId: string) => void) {
  const { t } = useTranslation('feed');
  const client = useQueryClient();
  const me = useMe();
  const [activeId, setActiveId] = useState<string>();
  const list = useRef<HTMLDivElement>(null);

  const move = (step: 1 | -1) => {
    const at = ideas.findIndex(({ id }) => id === activeId);
    const index = at === -1 ? 0 : at + step;
    const next = ideas[index];
    const card = list.current?.querySelectorAll('article')[index];
    if (!next || !card) return;
    setActiveId(next.id);
    // The title takes the focus, so that Enter, Tab and readers go on from there.
    card.querySelector<HTMLElement>('h2 a')?.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  };
  const active = ideas.find(({ id }) => id === activeId);

  useShortcuts([
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    { keys: 'o', label: t('keys.open'), run: () => active && open(active.id) },
    { keys: 'v', label: t('keys.vote'), run: () => active && castWish(client, me, active) },
  ]);

  return { activeId, list };
}
