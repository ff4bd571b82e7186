import { notificationAdded } from '@leaven/shared/notifications/notifications.events';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLive } from '../../realtime/live';
import { addToInbox } from './cache';

/**
 * New notifications come in on top, unless somebody is at the list with the pointer or the keyboard:
 * then they wait, so that nothing moves from under a click.
 */
export function useArrivals() {
  const client = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const [waiting, setWaiting] = useState<readonly NotificationView[]>([]);
  useLive(notificationAdded, ({ notification }) => {
    if (list.current?.matches(':hover, :focus-within'))
      setWaiting((before) => [...before, notification]);
    else addToInbox(client, [notification]);
  });
  const showWaiting = () => {
    addToInbox(client, waiting);
    setWaiting([]);
  };
  return { list, waiting: waiting.length, showWaiting };
}
