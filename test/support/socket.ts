import type { LiveEvent, PayloadOf } from '@leaven/shared/realtime/event';
import { clientRequests, type JoinAnswer, type JoinRequest } from '@leaven/shared/realtime/rooms';
import { io, type Socket } from 'socket.io-client';
import type { TestApp, TestPerson } from './app';
import { until } from './until';

export interface TestSocket {
  socket: Socket;
  join(room: JoinRequest): Promise<JoinAnswer>;
  /** Waits for a message of this kind that fits, also one that has come already. */
  heard<E extends LiveEvent>(
    event: E,
    fits?: (payload: PayloadOf<E>) => boolean,
  ): Promise<PayloadOf<E>>;
  /** All messages of this kind so far. */
  all<E extends LiveEvent>(event: E): PayloadOf<E>[];
  close(): void;
}

/** Connects as this person, or rejects with what the server said. */
export async function connect(
  t: TestApp,
  person: Pick<TestPerson, 'cookie'> | null,
  headers: Record<string, string> = {},
): Promise<TestSocket> {
  const socket = io(t.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...(person ? { Cookie: person.cookie } : {}), ...headers },
  });
  const messages: [string, unknown][] = [];
  socket.onAny((name: string, payload: unknown) => messages.push([name, payload]));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const all = <E extends LiveEvent>(event: E) =>
    messages.filter(([name]) => name === event.name).map(([, payload]) => payload as PayloadOf<E>);
  return {
    socket,
    join: (room) => socket.emitWithAck(clientRequests.join, room),
    all,
    async heard(event, fits = () => true) {
      const [first] = await until(
        async () => all(event).filter(fits),
        (found) => found.length > 0,
      );
      if (first === undefined) throw new Error(`nobody said ${event.name}`);
      return first;
    },
    close: () => socket.disconnect(),
  };
}

/** Resolves once the server has closed the connection. */
export const closed = ({ socket }: TestSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.disconnected) resolve();
    else socket.once('disconnect', () => resolve());
  });
