import {
  countReviewQueue,
  getIdea,
  listIdeas,
  listReviewQueue,
  whyIdea,
} from '@leaven/shared/feed/feed.api';
import { openPalette } from '@leaven/shared/feed/palette.api';
import { getRanking } from '@leaven/shared/feed/ranking.api';
import { route } from '../../http/route';
import { palette } from './feed.palette';
import { feed } from './feed.service';
import { viewIdea } from './feed.view';
import { ranking, whyHere } from './feed.why';

export const feedRoutes = [
  route(openPalette, ({ query }) => palette(query)),
  route(listIdeas, ({ query }, actor) => feed.list(actor, query)),
  route(getIdea, ({ params }, actor) => viewIdea(actor, params.ideaId)),
  route(whyIdea, ({ params, query }, actor) => whyHere(actor, params.ideaId, query.sort)),
  route(getRanking, ranking),
  route(listReviewQueue, ({ query }, actor) => feed.reviewQueue(actor, query)),
  route(countReviewQueue, (_input, actor) => feed.waitingCount(actor)),
];
