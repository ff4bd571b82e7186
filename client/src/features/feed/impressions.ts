import { callEndpoint, OfflineError } from '@leaven/shared/http/call';
import { MOST_SEEN_AT_ONCE, noteImpressions } from '@leaven/shared/ideas/impressions.api';
import { type RefCallback, useCallback } from 'react';
import { useMe } from '../../lib/session';

/** Half of a card for a second: so much must be in view to count as seen. */
const SHARE = 0.5;
const LOOK_MS = 1_000;
const SEND_EVERY_MS = 5_000;

const today = () => new Date().toISOString().slice(0, 10);

/** What was seen and told already, by person, idea and day. */
const told = new Set<string>();
const waiting: string[] = [];
let sending: ReturnType<typeof setTimeout> | undefined;

async function send(): Promise<void> {
  sending = undefined;
  const ideaIds = waiting.splice(0, MOST_SEEN_AT_ONCE);
  if (ideaIds.length === 0) return;
  try {
    // Without a key for the repetition: what is told twice counts once anyway.
    await callEndpoint(noteImpressions, { body: { ideaIds } });
  } catch (error) {
    // They are told with the next ones; a refusal would only be repeated.
    if (error instanceof OfflineError) waiting.unshift(...ideaIds);
  }
  if (waiting.length >= MOST_SEEN_AT_ONCE) sendSoon();
}

function sendSoon(): void {
  if (!sending) sending = setTimeout(() => void send(), SEND_EVERY_MS);
}

/** The page is going: what waits is handed to the browser, which sends it also when nothing is left of us. */
function sendNow(): void {
  while (waiting.length > 0) {
    const body = JSON.stringify({ ideaIds: waiting.splice(0, MOST_SEEN_AT_ONCE) });
    if (!navigator.sendBeacon(noteImpressions.path, new Blob([body], { type: 'application/json' })))
      return;
  }
}

function noteSeen(ideaId: string, personId: string): void {
  const key = `${personId}:${ideaId}:${today()}`;
  if (told.has(key) || document.visibilityState !== 'visible') return;
  told.add(key);
  waiting.push(ideaId);
  sendSoon();
}

/** What to do when an element has been in view long enough. */
const watched = new Map<Element, () => void>();
const looks = new Map<Element, ReturnType<typeof setTimeout>>();
let observer: IntersectionObserver | undefined;

function endLook(element: Element): void {
  clearTimeout(looks.get(element));
  looks.delete(element);
}

function startObserving(): IntersectionObserver {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sendNow();
  });
  return new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        const onSeen = watched.get(target);
        if (intersectionRatio < SHARE || !onSeen) endLook(target);
        else if (!looks.has(target)) looks.set(target, setTimeout(onSeen, LOOK_MS));
      }
    },
    { threshold: SHARE },
  );
}

/** @returns the ref of a card, which tells the server once a day that the viewer has seen its idea */
export function useImpression(ideaId: string, counts: boolean): RefCallback<HTMLElement> {
  const { id: personId } = useMe();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element || !counts) return;
      observer ??= startObserving();
      watched.set(element, () => noteSeen(ideaId, personId));
      observer.observe(element);
      return () => {
        observer?.unobserve(element);
        watched.delete(element);
        endLook(element);
      };
    },
    [ideaId, personId, counts],
  );
}
