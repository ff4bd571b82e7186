import { all, allow, forbidden, type Verdict } from '../http/verdict';
import { type Actor, has } from './roles';

const administer = (actor: Actor): Verdict =>
  has(actor, 'administer')
    ? allow
    : forbidden('administrators_only', 'Only administrators may change people.');

/** A stop against locking oneself out: somebody else has to take one's own rights away. */
const notOneself = (actor: Actor, person: { id: string }): Verdict =>
  actor.id === person.id
    ? forbidden('not_oneself', 'You cannot change your own role or disable yourself.')
    : allow;

export const usersPolicy = {
  administer,
  changeRights: (actor: Actor, person: { id: string }) =>
    all(administer(actor), notOneself(actor, person)),
};
