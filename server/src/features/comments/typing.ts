import { someoneTyping, typingSignal } from '@leaven/shared/comments/comments.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import * as z from 'zod/mini';
import type { Signal } from '../../realtime/server';
import { personRefs } from '../users/users.refs';

/**
 * Tells who looks at an idea that somebody writes a comment there. Only a browser knows for whom one
 * writes: it says nothing of a staff note, or of what is not to be told from whom it is.
 */
export const typing: Signal = async ({ actor, isIn, tellOthers }, payload) => {
  const asked = z.safeParse(typingSignal, payload);
  if (!asked.success) return;
  const { ideaId } = asked.data;
  const room = rooms.idea(ideaId);
  if (!isIn(room)) return;
  const person = (await personRefs([actor.id]))(actor.id);
  if (person) tellOthers(room, someoneTyping, { ideaId, person });
};
