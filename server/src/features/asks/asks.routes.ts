import {
  acceptHelp,
  listAsks,
  offerHelp,
  postAsk,
  takeOfferBack,
  updateAsk,
  withdrawAsk,
} from '@leaven/shared/asks/asks.api';
import { route } from '../../http/route';
import { asks } from './asks.service';
import { offers } from './offers.service';

export const asksRoutes = [
  route(listAsks, ({ params }, actor) => asks.list(actor, params.ideaId)),
  route(postAsk, ({ params, body }, actor, { entityId }) =>
    asks.post(actor, params.ideaId, body, entityId),
  ),
  route(updateAsk, ({ params, body }, actor) => asks.update(actor, params.askId, body)),
  route(withdrawAsk, async ({ params }, actor) => {
    await asks.withdraw(actor, params.askId);
    return { ok: true } as const;
  }),
  route(offerHelp, ({ params, body }, actor, { entityId }) =>
    offers.offer(actor, params.askId, body, entityId),
  ),
  route(takeOfferBack, ({ params }, actor) => offers.takeBack(actor, params.askId)),
  route(acceptHelp, ({ params, body }, actor) => offers.accept(actor, params.askId, body)),
];
