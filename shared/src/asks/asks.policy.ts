import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, ideasPolicy, isTheirs, shown } from '../ideas/ideas.policy';
import { isUndecided } from '../stages';
import { type Actor, has } from '../users/roles';

export interface AskState {
  state: 'open' | 'answered' | 'withdrawn';
}

const underWay = (idea: IdeaState): Verdict =>
  isUndecided(idea.stage)
    ? allow
    : closed('needs_nothing', 'This idea is not under way any more and needs nothing.');

const open = (ask: AskState): Verdict =>
  ask.state === 'open' ? allow : closed('ask_closed', 'This is not asked for any more.');

export const asksPolicy = {
  /** Asking for something, saying it better, accepting help. */
  ask: (actor: Actor, idea: IdeaState): Verdict =>
    all(ideasPolicy.grow(actor, idea), shown(idea), underWay(idea)),

  accept: (actor: Actor, idea: IdeaState, ask: AskState): Verdict =>
    all(asksPolicy.ask(actor, idea), open(ask)),

  withdraw: (actor: Actor, idea: IdeaState): Verdict =>
    isTheirs(actor, idea) || has(actor, 'moderate')
      ? allow
      : forbidden('not_author', 'Only its authors or a moderator may withdraw an ask.'),

  offer: (actor: Actor, idea: IdeaState, ask: AskState): Verdict =>
    all(
      isTheirs(actor, idea)
        ? forbidden('own_idea', 'It is your own idea: others can offer you help.')
        : allow,
      ideasPolicy.comment(actor, idea),
      underWay(idea),
      open(ask),
    ),
};
