import type { Verdict } from '@leaven/shared/http/verdict';
import type { Actor } from '@leaven/shared/users/roles';

/** What attachments must know of ideas; handed in by the feature to the right, whose they are. */
export interface IdeaGate {
  /** @throws AppError 404 unless there is such an idea, and this person may read it */
  read(actor: Actor, ideaId: string): Promise<void>;
  /** Whether this person may change what belongs to it, now. @throws AppError 404 */
  edit(actor: Actor, ideaId: string): Promise<Verdict>;
}

let given: IdeaGate | undefined;
export const useIdeaGate = (gate: IdeaGate) => {
  given = gate;
};

export function ideaGate(): IdeaGate {
  if (!given) throw new Error('nobody handed in the gate of ideas');
  return given;
}
