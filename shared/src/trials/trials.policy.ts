import { all, allow, closed, forbidden, type Verdict } from '../http/verdict';
import { type IdeaState, ideasPolicy } from '../ideas/ideas.policy';
import { type Actor, has } from '../users/roles';

export interface TrialState {
  personId: string;
  deleted: boolean;
}

const alive = (trial: TrialState): Verdict =>
  trial.deleted ? closed('trial_deleted', 'This was taken away.') : allow;

const isTheirs = (actor: Actor, trial: TrialState) => trial.personId === actor.id;

export const trialsPolicy = {
  tell: (actor: Actor, idea: IdeaState): Verdict => ideasPolicy.comment(actor, idea),

  edit: (actor: Actor, idea: IdeaState, trial: TrialState): Verdict =>
    all(
      isTheirs(actor, trial)
        ? allow
        : forbidden('not_teller', 'Only who told it may tell it better.'),
      alive(trial),
      ideasPolicy.comment(actor, idea),
    ),

  delete: (actor: Actor, trial: TrialState): Verdict =>
    isTheirs(actor, trial) || has(actor, 'moderate')
      ? allow
      : forbidden('not_teller', 'Only who told it or a moderator may take it away.'),

  answer: (actor: Actor, idea: IdeaState, trial: TrialState): Verdict =>
    all(
      has(actor, 'decide')
        ? allow
        : forbidden('deciders_only', 'Only managers may answer what somebody tried.'),
      isTheirs(actor, trial)
        ? forbidden('own_trial', 'Somebody else has to answer what you tried yourself.')
        : allow,
      alive(trial),
      ideasPolicy.comment(actor, idea),
    ),
};
