import type { LiveEvent, PayloadOf } from '@leaven/shared/realtime/event';
import type { JoinRequest } from '@leaven/shared/realtime/rooms';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import {
  type Connection,
  connectionNow,
  enterRoom,
  listen,
  onConnected,
  watchConnection,
} from './connection';

/** Calls the handler for each message of this kind while the component is shown. */
export function useLive<E extends LiveEvent>(
  event: E,
  handler: (payload: PayloadOf<E>) => void,
): void {
  const onMessage = useEffectEvent(handler);
  // Our own server wrote it, by the same schema.
  useEffect(
    () => listen(event.name, (payload) => onMessage(payload as PayloadOf<E>)),
    [event.name],
  );
}

/**
 * Is in the room of an idea or a project while the component is shown.
 * @param onJoined when the server has let it in for the first time
 */
export function useRoom({ kind, id }: JoinRequest, onJoined: () => void = () => {}): void {
  const joined = useEffectEvent(onJoined);
  useEffect(() => enterRoom({ kind, id }, () => joined()), [kind, id]);
}

export const useConnection = (): Connection => useSyncExternalStore(watchConnection, connectionNow);

/**
 * Calls back each time the line is there and all rooms are joined, the first time included, and now if
 * it is there already. When it comes, active queries are invalidated by themselves. Returns how to stop.
 */
export const onReconnect = (handler: () => void): (() => void) => onConnected(handler);

export const isOnline = (): boolean => connectionNow() === 'online';

/** Settles when the line is there again. */
export function untilOnline(): Promise<void> {
  if (isOnline()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = watchConnection(() => {
      if (!isOnline()) return;
      stop();
      resolve();
    });
  });
}
