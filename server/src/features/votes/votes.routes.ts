import { castVote, takeVoteBack } from '@leaven/shared/votes/votes.api';
import { route } from '../../http/route';
import { votes } from './votes.service';

export const votesRoutes = [
  route(castVote, ({ params, body }, actor) => votes.cast(actor, params.ideaId, body.value)),
  route(takeVoteBack, ({ params }, actor) => votes.cast(actor, params.ideaId, 0)),
];
