import { commentChanged, someoneTyping } from '@leaven/shared/comments/comments.events';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useEffect, useRef, useState } from 'react';
import { signal } from '../../realtime/connection';
import { useLive } from '../../realtime/live';

/** While somebody goes on typing, they say so this often; the server takes no more. */
const tellEvery = 3_000;
/** Who has said nothing for so long has stopped. */
const shownFor = 6_000;
/** More are not kept apart: then it is said that several write. */
const mostKept = 10;

/**
 * Says that I write a comment.
 * @param isOpen whether others may know it: not of a staff note, and of nothing that hides who writes
 */
export function useTellTyping(ideaId: string, isOpen: boolean): () => void {
  const last = useRef(0);
  return () => {
    const now = Date.now();
    if (!isOpen || now - last.current < tellEvery) return;
    last.current = now;
    signal('typing', { ideaId });
  };
}

interface Typist {
  person: PersonRef;
  until: number;
}

/** Who writes a comment on an idea now, the longest first; it ends by itself. */
export function useTypists(ideaId: string): PersonRef[] {
  const [typists, setTypists] = useState<readonly Typist[]>([]);
  const without = (all: readonly Typist[], id: string | undefined) =>
    all.filter(({ person }) => person.id !== id);

  useLive(someoneTyping, ({ ideaId: where, person }) => {
    if (where !== ideaId) return;
    const until = Date.now() + shownFor;
    setTypists((all) =>
      all.some((one) => one.person.id === person.id)
        ? all.map((one) => (one.person.id === person.id ? { person, until } : one))
        : [...all, { person, until }].slice(-mostKept),
    );
  });
  // What they wrote is there now.
  useLive(commentChanged, ({ comment }) => setTypists((all) => without(all, comment.author?.id)));

  const next = Math.min(...typists.map(({ until }) => until));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(
      () => setTypists((all) => all.filter(({ until }) => until > Date.now())),
      Math.max(0, next - Date.now()) + 50,
    );
    return () => clearTimeout(timer);
  }, [next]);
  return typists.map(({ person }) => person);
}
