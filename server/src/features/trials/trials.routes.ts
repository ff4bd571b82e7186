import {
  answerTrial,
  deleteTrial,
  listTrials,
  restoreTrial,
  tellTrial,
  updateTrial,
} from '@leaven/shared/trials/trials.api';
import { route } from '../../http/route';
import { trials } from './trials.service';

export const trialsRoutes = [
  route(listTrials, ({ params, query }, actor) => trials.list(actor, params.ideaId, query)),
  route(tellTrial, ({ params, body }, actor, { entityId }) =>
    trials.tell(actor, params.ideaId, body, entityId),
  ),
  route(updateTrial, ({ params, body }, actor) => trials.update(actor, params.trialId, body)),
  route(deleteTrial, async ({ params }, actor) => {
    await trials.remove(actor, params.trialId);
    return { ok: true } as const;
  }),
  route(restoreTrial, ({ params }, actor) => trials.restore(actor, params.trialId)),
  route(answerTrial, ({ params, body }, actor) => trials.answer(actor, params.trialId, body)),
];
