import type { Server as HttpServer } from 'node:http';
import { AppError } from '@leaven/shared/http/errors';
import type { LiveEvent, PayloadOf } from '@leaven/shared/realtime/event';
import {
  clientRequests,
  type JoinAnswer,
  type JoinRequest,
  joinRequest,
  rooms,
  type SignalName,
  signals,
} from '@leaven/shared/realtime/rooms';
import { type Actor, has } from '@leaven/shared/users/roles';
import type { RequestHandler } from 'express';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import * as z from 'zod/mini';
import { isCrossSite } from '../http/cross-site';
import { log } from '../log';
import { useSocketServer } from './announce';

/** Asked before a person joins a room: the policy of the page it belongs to. Throws to refuse. */
type JoinGuards = Record<JoinRequest['kind'], (actor: Actor, id: string) => Promise<unknown>>;

/** Who says something that is passed on and kept nowhere. */
interface Signaller {
  actor: Actor;
  isIn(room: string): boolean;
  /** Everybody else in the room, on every node; not their own other windows. */
  tellOthers<E extends LiveEvent>(room: string, event: E, payload: PayloadOf<E>): void;
}
export type Signal = (by: Signaller, payload: unknown) => Promise<void>;

export interface RealtimeOptions {
  /** The same session and person as on HTTP. */
  middleware: RequestHandler[];
  guards: JoinGuards;
  signals: Record<SignalName, Signal>;
  /** The rooms that a person is in from the start, besides their own and everybody's. */
  roomsOf(userId: string): Promise<string[]>;
  /** When the session ends unless it is used again; null when it has. */
  sessionEnd(sessionId: string): Promise<Date | null>;
  adapter?: ServerOptions['adapter'];
}

interface Person {
  actor: Actor;
  sessionId: string;
}

/** Rooms one socket may be in at once; a page needs one or two. */
const MOST_ROOMS = 50;
const MESSAGE_BYTES = 10_000;
/** Of each kind of signal a socket is heard this often; what comes between is dropped. */
const SIGNAL_EVERY_MS = 1_000;
/** setTimeout takes no more; the timer looks again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const personOf = (socket: Socket): Person => socket.data as Person;

async function join(socket: Socket, guards: JoinGuards, payload: unknown): Promise<JoinAnswer> {
  const parsed = z.safeParse(joinRequest, payload);
  if (!parsed.success) return { ok: false, code: 'invalid', message: 'This is no room.' };
  if (socket.rooms.size >= MOST_ROOMS)
    return { ok: false, code: 'too_many_rooms', message: 'Too many rooms at once.' };
  const { kind, id } = parsed.data;
  try {
    await guards[kind](personOf(socket).actor, id);
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, message: error.message };
    log.error({ err: error }, 'a join guard failed');
    return { ok: false, code: 'unexpected', message: 'Something went wrong on our side.' };
  }
  await socket.join(rooms[kind](id));
  return { ok: true };
}

async function leave(socket: Socket, payload: unknown): Promise<JoinAnswer> {
  const parsed = z.safeParse(joinRequest, payload);
  if (!parsed.success) return { ok: false, code: 'invalid', message: 'This is no room.' };
  await socket.leave(rooms[parsed.data.kind](parsed.data.id));
  return { ok: true };
}

/** Closes the socket when its session ends; use over HTTP moves the end, so it looks again then. */
function closeAtSessionEnd(socket: Socket, sessionEnd: RealtimeOptions['sessionEnd']): void {
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const end = await sessionEnd(personOf(socket).sessionId).catch((error: unknown) => {
      log.error({ err: error }, "a session's end could not be looked up");
      return new Date(Date.now() + 10_000);
    });
    if (!end) {
      socket.emit('session.ended', { reason: 'expired' });
      socket.disconnect(true);
      return;
    }
    if (!socket.connected) return;
    timer = setTimeout(look, Math.min(Math.max(end.getTime() - Date.now(), 100), LONGEST_TIMER_MS));
    timer.unref();
  };
  socket.on('disconnect', () => clearTimeout(timer));
  void look();
}

/** Passes on what a client says, no faster than anybody needs to know it. */
function passOnSignals(socket: Socket, given: RealtimeOptions['signals']): void {
  const { actor } = personOf(socket);
  const by: Signaller = {
    actor,
    isIn: (room) => socket.rooms.has(room),
    tellOthers: (room, event, payload) =>
      void socket.to(room).except(rooms.user(actor.id)).emit(event.name, payload),
  };
  for (const name of Object.keys(signals) as SignalName[]) {
    let next = 0;
    socket.on(signals[name], (payload: unknown) => {
      const now = Date.now();
      if (now < next) return;
      next = now + SIGNAL_EVERY_MS;
      given[name](by, payload).catch((error: unknown) =>
        log.error({ err: error }, 'a signal could not be passed on'),
      );
    });
  }
}

/** Starts the socket server: the session cookie is the credential, and nobody gets in without. */
export function startRealtime(http: HttpServer, options: RealtimeOptions): Server {
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MESSAGE_BYTES,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    allowRequest: (req, done) => done(null, !isCrossSite(req)),
    ...(options.adapter ? { adapter: options.adapter } : {}),
  });
  // Only the handshake carries a session; later packets come on the connection it opened.
  for (const step of options.middleware)
    io.engine.use((req: { _query: { sid?: string } }, res: unknown, next: () => void) =>
      req._query.sid === undefined ? step(req as never, res as never, next) : next(),
    );

  io.use((socket, next) => {
    const request = socket.request as unknown as { user?: Actor; sessionID?: string };
    if (!request.user || !request.sessionID) return next(new Error('signed_out'));
    const { id, role } = request.user;
    const person: Person = { actor: { id, role }, sessionId: request.sessionID };
    Object.assign(socket.data, person);
    next();
  });

  io.on('connection', (socket) => {
    const { actor, sessionId } = personOf(socket);
    void socket.join([rooms.feed, rooms.user(actor.id), rooms.session(sessionId)]);
    options.roomsOf(actor.id).then(
      (more) => socket.join(more),
      (error: unknown) => log.error({ err: error }, 'rooms could not be looked up'),
    );
    if (has(actor, 'moderate')) void socket.join(rooms.moderators);
    closeAtSessionEnd(socket, options.sessionEnd);
    passOnSignals(socket, options.signals);
    const answering =
      (work: (payload: unknown) => Promise<JoinAnswer>) => (payload: unknown, reply: unknown) => {
        if (typeof reply === 'function') work(payload).then((answer) => reply(answer));
      };
    socket.on(
      clientRequests.join,
      answering((payload) => join(socket, options.guards, payload)),
    );
    socket.on(
      clientRequests.leave,
      answering((payload) => leave(socket, payload)),
    );
  });

  useSocketServer(io);
  return io;
}
