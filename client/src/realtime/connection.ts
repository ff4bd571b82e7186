import {
  clientRequests,
  type JoinAnswer,
  type JoinRequest,
  type SignalName,
  signals,
} from '@leaven/shared/realtime/rooms';
import type { Socket } from 'socket.io-client';
import { queryClient } from '../lib/queryClient';
import { meQuery, onSessionEnd } from '../lib/session';

/** `idle`: not asked for yet, or signed out; `offline`: lost, and being sought again. */
export type Connection = 'idle' | 'online' | 'offline';

type Handler = (payload: unknown) => void;

const answerWithin = 10_000;

let socket: Socket | undefined;
let connection: Connection = 'idle';
const watchers = new Set<() => void>();
const handlers = new Map<string, Set<Handler>>();
const caughtUp = new Set<() => void>();
/** The rooms that components want, each with how many want it. */
const wanted = new Map<string, { request: JoinRequest; count: number }>();

export const connectionNow = (): Connection => connection;

function become(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const watcher of watchers) watcher();
}

export function watchConnection(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * Called whenever the line is there and the rooms are joined: what was missed must be asked for. At once
 * for who comes after the line, which may have told something meanwhile.
 */
export function onConnected(handler: () => void): () => void {
  caughtUp.add(handler);
  if (connection === 'online') handler();
  return () => caughtUp.delete(handler);
}

export function listen(event: string, handler: Handler): () => void {
  const all = handlers.get(event) ?? new Set();
  handlers.set(event, all.add(handler));
  return () => all.delete(handler);
}

async function ask(kind: keyof typeof clientRequests, request: JoinRequest): Promise<boolean> {
  if (!socket?.connected) return false;
  try {
    const answer: JoinAnswer = await socket
      .timeout(answerWithin)
      .emitWithAck(clientRequests[kind], request);
    return answer.ok;
  } catch {
    // The line broke meanwhile: everything wanted is joined again when it is back.
    return false;
  }
}

/**
 * Wants a room until the returned function is called; joined again after every reconnect.
 * @param onJoined once the server has acknowledged it for the first time
 */
export function enterRoom(request: JoinRequest, onJoined: () => void): () => void {
  const name = `${request.kind}:${request.id}`;
  const entry = wanted.get(name) ?? { request, count: 0 };
  wanted.set(name, entry);
  entry.count++;
  void ask('join', request).then((joined) => joined && entry.count > 0 && onJoined());
  return () => {
    entry.count--;
    if (entry.count > 0) return;
    wanted.delete(name);
    void ask('leave', request);
  };
}

/** Says something that need not arrive: where there is no line now, it is not said. */
export function signal(name: SignalName, payload: object): void {
  if (socket?.connected) socket.volatile.emit(signals[name], payload);
}

async function connected(): Promise<void> {
  await Promise.all([...wanted.values()].map(({ request }) => ask('join', request)));
  // Lost again meanwhile: the next time does all of this.
  if (!socket?.connected) return;
  become('online');
  // Rooms first, questions second: nothing can fall between the two.
  void queryClient.invalidateQueries({ type: 'active' });
  for (const handler of caughtUp) handler();
}

/**
 * The server has hung up on us, or refused. Asking who we are ends the session if that is why; otherwise
 * the server went away, and is sought again like after any break.
 */
async function refused(): Promise<void> {
  become('offline');
  await queryClient.fetchQuery({ ...meQuery, staleTime: 0, retry: false }).catch(() => undefined);
  setTimeout(() => socket?.connect(), 2000);
}

/** Opens the line with the session's cookie, and keeps seeking it for ever. Called after first paint. */
export async function openConnection(): Promise<void> {
  if (socket) return;
  const { io } = await import('socket.io-client');
  if (socket) return;
  socket = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  });
  socket.on('connect', () => void connected());
  socket.on('disconnect', (reason) =>
    reason === 'io server disconnect' ? void refused() : become('offline'),
  );
  socket.on('connect_error', () => (socket?.active ? become('offline') : void refused()));
  socket.onAny((event: string, payload: unknown) => {
    for (const handler of handlers.get(event) ?? []) handler(payload);
  });
}

function closeConnection(): void {
  socket?.disconnect();
  socket = undefined;
  become('idle');
}

onSessionEnd(closeConnection);
