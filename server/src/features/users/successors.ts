import type { Actor } from '@leaven/shared/users/roles';

/** Asked before somebody is disabled or leaves; refuses by throwing. Handed in by the app. */
type DisableGuard = (personId: string) => Promise<void>;
const disableGuards: DisableGuard[] = [];
export const addDisableGuard = (guard: DisableGuard) => disableGuards.push(guard);

/** What one person answers for goes to another, before the guards are asked. Must be safe to repeat. */
type HandOver = (actor: Actor, fromId: string, toId: string) => Promise<void>;
const handOvers: HandOver[] = [];
export const addHandOver = (handOver: HandOver) => handOvers.push(handOver);

export async function handOver(actor: Actor, fromId: string, toId: string): Promise<void> {
  for (const hand of handOvers) await hand(actor, fromId, toId);
}

/** @throws AppError 409 that says what nobody would answer for without this person */
export async function refuseWhileNeeded(personId: string): Promise<void> {
  for (const guard of disableGuards) await guard(personId);
}
