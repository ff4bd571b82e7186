import * as z from 'zod/mini';
import { id } from '../http/fields';

/** A room is a set of people who may all see the same: no message needs a second filter. */
export const rooms = {
  /** Everybody who is signed in; joined by the server. */
  feed: 'feed:all',
  /** Who may moderate; joined by the server. */
  moderators: 'staff:moderation',
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  idea: (ideaId: string) => `idea:${ideaId}`,
  /** Who sees the staff notes of an idea. */
  staff: (ideaId: string) => `staff:${ideaId}`,
  /** Those who may see the votes of an idea while they are hidden; joined by voting. */
  tally: (ideaId: string) => `tally:${ideaId}`,
  project: (projectId: string) => `project:${projectId}`,
};

/** The rooms a client may ask to join, each guarded by the policy of the page it belongs to. */
export const joinRequest = z.strictObject({ kind: z.enum(['idea', 'project', 'staff']), id });
export type JoinRequest = z.output<typeof joinRequest>;

/** The client's two requests over the socket; both are acknowledged with a `JoinAnswer`. */
export const clientRequests = { join: 'room.join', leave: 'room.leave' } as const;
/** What a client says besides, to be passed on to who is in the same room; nobody answers. */
export const signals = { typing: 'thread.typing' } as const;
export type SignalName = keyof typeof signals;

export type JoinAnswer = { ok: true } | { ok: false; code: string; message: string };
