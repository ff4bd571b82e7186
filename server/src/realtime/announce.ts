import type { LiveEvent, PayloadOf } from '@leaven/shared/realtime/event';
import { rooms } from '@leaven/shared/realtime/rooms';
import type { Server } from 'socket.io';

let io: Server | undefined;

/** Without a socket server (commands, most tests) announcements go nowhere. */
export function useSocketServer(server: Server | undefined): void {
  io = server;
}

/** Sends a message to everybody in the rooms, once each, on every node. Only after the commit. */
export function announce<E extends LiveEvent>(
  to: string | string[],
  event: E,
  payload: PayloadOf<E>,
): void {
  io?.to(to).emit(event.name, payload);
}

/** Lets everybody in one room into another as well, on every node. */
export function admit(from: string, to: string): void {
  io?.in(from).socketsJoin(to);
}

/** Sends everybody out of a room, on every node; whoever may come in again has to ask. */
export function emptyRoom(room: string): void {
  io?.in(room).socketsLeave(room);
}

/** Takes somebody out of a room, in every window. */
export function leaveRoom(userId: string, room: string): void {
  io?.in(rooms.user(userId)).socketsLeave(room);
}

/** Closes sockets at once, on every node; they are told why, so that the page can say it. */
function close(room: string, reason: SessionEnd): void {
  io?.to(room).emit('session.ended', { reason });
  io?.in(room).disconnectSockets(true);
}

/** Somebody's rights have changed: they connect again, and are asked anew for every room. */
export const reconnectPerson = (userId: string) =>
  io?.in(rooms.user(userId)).disconnectSockets(true);

export type SessionEnd = 'signed_out' | 'expired' | 'disabled';

export const closeSession = (sessionId: string, reason: SessionEnd) =>
  close(rooms.session(sessionId), reason);
export const closePerson = (userId: string, reason: SessionEnd) =>
  close(rooms.user(userId), reason);
