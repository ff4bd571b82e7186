import {
  countReviewQueue,
  getIdea,
  listIdeas,
  listReviewQueue,
} from '@leaven/shared/feed/feed.api';
import { openPalette } from '@leaven/shared/feed/palette.api';
import { route } from '../../http/route';
import { palette } from './feed.palette';
import { feed } from './feed.service';
import { viewIdea } from './feed.view';

export const feedRoutes = [
  route(openPalette, ({ query }) => palette(query)),
  route(listIdeas, ({ query }, actor) => feed.list(actor, query)),
  route(getIdea, ({ params }, actor) => viewIdea(actor, params.ideaId)),
  route(listReviewQueue, ({ query }, actor) => feed.reviewQueue(actor, query)),
  route(countReviewQueue, async (_input, actor) => ({ waiting: await feed.waitingCount(actor) })),
];
