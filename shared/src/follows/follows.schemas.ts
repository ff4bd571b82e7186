import * as z from 'zod/mini';
import { id } from '../http/fields';

/**
 * What can be followed: an idea, or a talk about it: a comment on the idea with all that answers it.
 * Campaigns will be.
 */
export const followKinds = ['idea', 'thread'] as const;
export type FollowKind = (typeof followKinds)[number];

/** Whether I have muted something: its news reach me no more, whatever I have to do with it. */
export const muteView = z.object({ id, kind: z.enum(followKinds), muted: z.boolean() });
export type MuteView = z.output<typeof muteView>;

/** Whether I follow something now. */
export const followView = z.object({ id, kind: z.enum(followKinds), following: z.boolean() });
export type FollowView = z.output<typeof followView>;

/** So many of each are told of; more nobody follows within one idea. */
export const MOST_THREADS = 500;

/** By the comments that begin them: the talks of an idea that I follow, and those that I muted. */
export const threadWishes = z.object({ following: z.array(id), muted: z.array(id) });
export type ThreadWishes = z.output<typeof threadWishes>;
