import * as z from 'zod/mini';

export const reactionKinds = ['thumbs_up', 'heart', 'bright', 'thinking', 'party'] as const;
export const reactionKind = z.enum(reactionKinds);
export type ReactionKind = z.output<typeof reactionKind>;

/** How many people reacted so; kinds that nobody chose are left out. */
export const reactionCount = z.object({ kind: reactionKind, count: z.int() });
export type ReactionCount = z.output<typeof reactionCount>;
