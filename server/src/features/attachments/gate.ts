import type { Verdict } from '@leaven/shared/http/verdict';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';

/** What attachments must know of ideas; handed in by the feature to the right, whose they are. */
export interface IdeaGate {
  /**
   * The ids of an idea and of what was merged into it, as far as this person may read it.
   * @throws AppError 404 unless there is such an idea, and this person may read it
   */
  read(actor: Actor, ideaId: string): Promise<Types.ObjectId[]>;
  /** Whether this person may change what belongs to it, now. @throws AppError 404 */
  edit(actor: Actor, ideaId: string): Promise<Verdict>;
  /** @throws AppError 404 unless there is such a comment, and this person may read it */
  readComment(actor: Actor, commentId: string): Promise<void>;
  /** The ids of the ideas on whose pages its files are shown. */
  pagesOf(ideaId: string): Promise<string[]>;
}

let given: IdeaGate | undefined;
export const useIdeaGate = (gate: IdeaGate) => {
  given = gate;
};

export function ideaGate(): IdeaGate {
  if (!given) throw new Error('nobody handed in the gate of ideas');
  return given;
}
