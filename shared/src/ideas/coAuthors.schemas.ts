import * as z from 'zod/mini';
import { personRef } from '../users/users.schemas';

/** Invited and accepted together. */
export const mostCoAuthors = 10;

/** What a viewer may know of an idea's invitations. */
export const coAuthoring = z.object({
  /** Who asks the viewer to write it together; null where nobody does. */
  invitedBy: z.nullable(personRef),
  /** Who has not answered yet; only its authors see them. */
  invited: z.array(personRef),
});
export type CoAuthoring = z.output<typeof coAuthoring>;
