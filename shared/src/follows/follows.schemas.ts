import * as z from 'zod/mini';
import { id } from '../http/fields';

/** What can be followed. Threads and campaigns will be. */
export const followKinds = ['idea'] as const;
export type FollowKind = (typeof followKinds)[number];

/** Whether I have muted something: its news reach me no more, whatever I have to do with it. */
export const muteView = z.object({ id, kind: z.enum(followKinds), muted: z.boolean() });
export type MuteView = z.output<typeof muteView>;

/** Whether I follow something now. */
export const followView = z.object({ id, kind: z.enum(followKinds), following: z.boolean() });
export type FollowView = z.output<typeof followView>;
